#pragma once

/// Migrations, run on a server that runs.

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pawl/error.hpp>
#include <pawl/observer.hpp>
#include <pqxx/pqxx>

#include "diagnostics/diagnostic.hpp"
#include "proof/postgresql/catalogue_text.hpp"
#include "proof/postgresql/proof_record.hpp"
#include "proof/postgresql/throwaway_server.hpp"
#include "source/constant_set.hpp"
#include "source/judgement.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// What a run leaves.
struct run_result {
  /// How many migrations are applied, and proven.
  std::size_t applied = 0;
  /// Whether the database holds just these, and may be gone on with.
  bool clean = true;
  /// Whether the server broke, so that nothing follows for the scripts.
  bool damaged = false;
  std::optional<diagnostic> finding = {};
  std::optional<proof_stop> stop = {};
  /// What the schemas tell of the migrations that they were asked about, by their numbers.
  std::map<std::size_t, judgement> judged = {};
};

/// From where to where.
struct run_range {
  /// What the database holds already; what was proven earlier, so that its downs need not run; where to end.
  std::size_t applied = 0;
  std::size_t proven = 0;
  std::size_t end = 0;
  /// Numbers of applied migrations at which the run pauses.
  std::vector<std::size_t> pauses = {};
};

class server_run {
 public:
  server_run(const throwaway_server& server, const dialect_migrations& set);
  ~server_run();

  /// `pause` is called at each of the pauses, with everything on disk that was done so far.
  run_result run(const run_range& range, const std::function<void(std::size_t)>& pause);

  std::string server_version() const;

  /// The schema as it is now.
  std::vector<schema_object> schema() { return catalogue_.schema(); }

 private:
  std::size_t batch_end(std::size_t from, const run_range& range) const;
  bool proves_down(std::size_t index, const run_range& range) const;
  bool is_asked(std::size_t index, const run_range& range) const;
  bool is_looked_at(std::size_t index, const run_range& range) const;
  bool prove(std::size_t from, std::size_t to, const run_range& range);
  bool prove_down(std::size_t index, const catalogue_text& before);
  bool go_up(std::size_t to);
  bool go_to(std::size_t count, std::size_t index, pawl::direction direction);
  pqxx::connection& session();
  void blame(const pawl::error& error, std::size_t index, pawl::direction direction);
  bool blame_ended_session(std::size_t index, pawl::direction direction);
  void checkpoint() const;

  const throwaway_server& server_;
  const std::vector<migration>& migrations_;
  constant_set constant_;
  catalogue_reader catalogue_;
  std::unique_ptr<pqxx::connection> session_;
  /// What it began with.
  std::string session_settings_;
  /// The schema behind the last up, where it was read.
  std::optional<catalogue_text> schema_;
  /// How many migrations the database holds.
  std::size_t held_ = 0;
  run_result result_;
};

/// The hash of the down script that a proof of the migration includes; empty where it includes none.
std::string down_to_prove(const migration& migration);

}  // namespace pawl::generator
