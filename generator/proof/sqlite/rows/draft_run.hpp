#pragma once

/// Steps applied to a database that has rows in it, each in a transaction of its own.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "proof/sqlite/rows/database_filler.hpp"
#include "proof/sqlite/rows/declared.hpp"
#include "proof/sqlite/rows/guilty_rows.hpp"
#include "proof/sqlite/rows/orphans.hpp"
#include "proof/sqlite/sandbox.hpp"
#include "source/set.hpp"

namespace pawl::generator {

class draft_run {
 public:
  /// `releases` from the oldest on; `found` holds what the proof on empty tables has reported.
  draft_run(sandbox& sandbox, database_filler& filler, std::vector<std::string> releases, const diagnostics& found)
      : sandbox_{sandbox}, filler_{filler}, releases_{std::move(releases)}, found_{found} {}

  /// Closes the transaction that the sandbox has opened.
  void commit();

  /// Applies a frozen step, without the generated rows of `tables`, or without any, where it refuses them. False where
  /// it cannot be applied.
  bool run_frozen(const migration& step, const table_names& tables);

  /// The same for a draft, of which all that happens to rows is added to `shown`.
  bool run(migration& draft, const table_names& tables);

 private:
  struct failed_statement {
    std::size_t index = 0;
    std::string message;
    /// Whether it was stopped, and not refused.
    bool over_limit = false;
  };
  using rows_by_table = std::map<std::string, identified_rows>;

  void begin();
  void roll_back();
  std::optional<failed_statement> apply(const script& up);
  bool apply_known(const script& up);
  std::optional<failed_statement> run_statement(const script& up, const std::string& text, std::size_t index);

  rows_by_table read(const std::vector<std::string>& tables) const;
  void compare(migration& draft, const rows_by_table& before, const draft_changes& changes);
  /// Reports rows that refer to none behind the draft, unless what was reported explains them.
  void report_orphans(migration& draft, const table_names& tables, const orphan_census& before);
  bool is_explained(const migration& draft) const;
  void report_refusal(migration& draft, const failed_statement& failed);
  std::vector<guilty_row> find_guilty(const migration& draft, const failed_statement& failed);
  row_origin origin_of(const std::vector<guilty_row>& rows) const;
  /// Its place among the releases; behind them where it is none of them.
  std::size_t age_of(const std::string& table, const row_identity& row) const;
  row_origin origin_at(std::size_t age) const { return age < releases_.size() ? releases_[age] : row_origin{}; }

  sandbox& sandbox_;
  database_filler& filler_;
  std::vector<std::string> releases_;
  const diagnostics& found_;
};

}  // namespace pawl::generator
