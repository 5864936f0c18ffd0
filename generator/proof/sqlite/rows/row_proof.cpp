#include "proof/sqlite/rows/row_proof.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <optional>

#include "proof/rows/row_findings.hpp"
#include "proof/sqlite/rows/database_filler.hpp"
#include "proof/sqlite/rows/draft_run.hpp"
#include "proof/sqlite/rows/proof_trace.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"

namespace pawl::generator {
namespace {

class row_prover {
 public:
  row_prover(dialect_migrations& set, const proof_trace& trace) : set_{set}, trace_{trace} {
    for (const auto& migration : set.migrations)
      if (migration.sqlite_seen) wanted_.merge(tables_of(migration.sqlite_seen->statements));
    for (std::size_t i = 0; i < trace.first_draft(); ++i)
      for (const auto& table : trace.tables_of_step(i)) touched_[table].push_back(i);
    add_former_names();
    for (const auto head : trace.heads())
      if (auto tables = filled_at(head); !tables.empty()) heads_.emplace(head, std::move(tables));
  }

  void run(const sandbox_limits& limits, const diagnostics& found) {
    const auto first = heads_.empty() ? trace_.first_draft() : heads_.begin()->first + 1;
    const auto& begin = trace_.before(first);
    sandbox sandbox{limits, begin.copy};
    database_filler filler{sandbox};
    draft_run drafts{sandbox, filler, releases(), found};
    drafts.commit();
    for (auto i = begin.applied;; ++i) {
      // Behind the step before this one.
      if (const auto head = i == 0 ? heads_.end() : heads_.find(i - 1); head != heads_.end())
        filler.fill(head->second, [&](const std::string& table) { return origin_of(table, i - 1); });
      if (i == trace_.first_draft()) break;
      if (!drafts.run_frozen(set_.migrations[i], trace_.tables_of_step(i))) return;
    }
    run_drafts(drafts, filler);
    for (const auto& [table, why] : filler.unfilled()) set_.unfilled.push_back({table, why});
  }

 private:
  void run_drafts(draft_run& drafts, database_filler& filler) {
    for (auto i = trace_.first_draft(); i < set_.migrations.size(); ++i) {
      auto& draft = set_.migrations[i];
      if (!draft.sqlite_seen) return;
      const auto tables = tables_of(draft.sqlite_seen->statements);
      filler.fill(tables, [&](const std::string& table) {
        return touched_by_drafts_.contains(table) ? row_origin{} : origin_of(table, trace_.first_draft() - 1);
      });
      if (!drafts.run(draft, tables)) return;
      touched_by_drafts_.insert(tables.begin(), tables.end());
    }
  }

  std::vector<std::string> releases() const {
    std::vector<std::string> names;
    for (const auto head : trace_.heads()) names.push_back(set_.migrations[head].release);
    return names;
  }

  /// A frozen step may have given a table the name by which the drafts know it.
  void add_former_names() {
    for (auto i = trace_.first_draft(); i-- > 0;) {
      const auto& step = trace_.tables_of_step(i);
      const bool concerns = std::ranges::any_of(step, [&](const auto& each) { return wanted_.contains(each); });
      if (concerns && mentions(set_.migrations[i].up.text(), "RENAME")) wanted_.insert(step.begin(), step.end());
    }
  }

  /// The tables that other steps change before the next head: all others are filled there, and hold the same rows.
  table_names filled_at(std::size_t head) const {
    const auto next = std::ranges::upper_bound(trace_.heads(), head);
    const auto end = next == trace_.heads().end() ? trace_.first_draft() - 1 : *next;
    table_names tables;
    for (auto i = head + 1; i <= end; ++i)
      for (const auto& each : trace_.tables_of_step(i))
        if (wanted_.contains(each)) tables.insert(each);
    return tables;
  }

  /// The oldest release whose databases have the table as it is behind step `last`.
  row_origin origin_of(const std::string& table, std::size_t last) const {
    const auto& heads = trace_.heads();
    const auto steps = touched_.find(table);
    auto since = heads.begin();
    if (steps != touched_.end()) {
      const auto behind = std::ranges::upper_bound(steps->second, last);
      if (behind != steps->second.begin()) since = std::ranges::lower_bound(heads, *std::prev(behind));
    }
    return since == heads.end() || *since > last ? row_origin{} : set_.migrations[*since].release;
  }

  dialect_migrations& set_;
  const proof_trace& trace_;
  /// The frozen steps that are about a table, by its name.
  std::map<std::string, std::vector<std::size_t>> touched_;
  table_names wanted_;
  /// The heads at which something is filled, and what.
  std::map<std::size_t, table_names> heads_;
  table_names touched_by_drafts_;
};

}  // namespace

void prove_with_rows(dialect_migrations& set, const proof_trace& trace, const sandbox_limits& limits,
                     const diagnostics& found) {
  try {
    row_prover{set, trace}.run(limits, found);
  } catch (const sqlite::failure& failure) {
    // What the proof allows itself is used up: nothing that it has found is wrong for that.
    set.unfilled.push_back({"the tables that follow", failure.message()});
  }
}

}  // namespace pawl::generator
