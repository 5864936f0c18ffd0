#pragma once

/// The set on a throw-away server: every up by the runtime's own code, every draft's down behind its up, which has to
/// bring the schema back, and the up again. What earlier runs have shown is not shown again: the home keeps the data
/// folders of the frozen migrations, of all but the last, and of all.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "proof/postgresql/proof_home.hpp"
#include "proof/postgresql/proof_record.hpp"
#include "proof/postgresql/server_programs.hpp"
#include "proof/postgresql/server_run.hpp"
#include "proof/postgresql/throwaway_server.hpp"
#include "proof/proof_options.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct server_verdict {
  /// How many migrations are proven, from the first.
  std::size_t proven = 0;
  /// The server's version.
  std::string version;
  /// What was noted of these.
  std::vector<proven_step> steps = {};
  /// What all migrations together make; no value where not all are proven.
  std::optional<head_schema> schema = {};
};

class server_prover {
 public:
  server_prover(const dialect_migrations& set, const server_programs& programs, proof_home& home,
                const server_limits& limits, const proof_options& options);

  /// Proves the first `provable` migrations. Throws `server_unavailable`.
  server_verdict run(std::size_t provable, diagnostics& found);

 private:
  void read_record();
  std::size_t count_proven(std::size_t provable) const;
  /// The chain of the last migration where the first `provable` are all there are; empty otherwise.
  std::string_view head_chain(std::size_t provable) const;
  /// Whether it holds what is wanted to be known of that schema.
  bool knows_head(std::size_t provable) const;
  void note_head(const throwaway_server& server, const std::vector<schema_object>& schema);
  /// Whether the record tells all that a run would, be it measured or not.
  bool is_settled(std::size_t provable) const;
  bool is_proven(std::size_t provable) const;

  run_result prove(std::size_t provable);
  run_result prove_from(std::size_t base, std::size_t provable);
  std::size_t base_for(std::size_t proven) const;
  std::vector<std::size_t> points_to_keep(std::size_t provable) const;
  void make_anew();
  void note(const run_result& result, std::size_t provable);
  std::size_t first_unmeasured(std::size_t proven) const;
  std::string heads() const;
  void measure(std::size_t proven);
  /// Nothing follows where the server does not start.
  void on_copy_of(std::size_t applied, const std::function<void(const throwaway_server&)>& work_there);
  void forget_states(const std::vector<std::size_t>& but) const;
  std::string state_name(std::size_t applied) const;

  const std::vector<migration>& migrations_;
  const dialect_migrations& set_;
  const server_programs& programs_;
  proof_home& home_;
  const server_limits limits_;
  const bool with_script_;
  const bool with_rows_;
  const std::string identity_;
  proof_record record_;
};

}  // namespace pawl::generator
