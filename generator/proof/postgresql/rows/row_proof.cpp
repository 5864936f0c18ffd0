#include "proof/postgresql/rows/row_proof.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "postgresql/sql.hpp"
#include "proof/postgresql/rows/declared_rows.hpp"
#include "proof/postgresql/rows/late_constraints.hpp"
#include "proof/postgresql/rows/refusal_rows.hpp"
#include "proof/postgresql/rows/row_writer.hpp"
#include "proof/postgresql/rows/run_script.hpp"
#include "proof/postgresql/rows/table_shapes.hpp"
#include "proof/rows/row_findings.hpp"

namespace pawl::generator {
namespace {

std::string last_name(const std::string& shown) { return shown.substr(shown.rfind('.') + 1); }

class row_run {
 public:
  row_run(postgresql::link& line, const script& script, row_surroundings around)
      : line_{line}, script_{script}, around_{around} {}

  row_verdict run(const std::set<std::string>& touched) {
    if (!fill(touched)) return {};
    line_.ask("SAVEPOINT pawl_filled");
    // A script may name the keys that it expects to be given.
    around_.sequences.restore();
    if (run_statements()) compare();
    return std::move(verdict_);
  }

  row_verdict run_outside(const std::set<std::string>& touched) {
    if (!fill(touched)) return {};
    line_.ask("COMMIT");
    run_statements();
    return std::move(verdict_);
  }

 private:
  /// False where there is no table to fill.
  bool fill(const std::set<std::string>& touched) {
    tables_ = shapes_around(line_, touched);
    if (around_.memory != nullptr)
      with_checks_at_once(line_, [&] { verdict_.unfilled = around_.memory->fill(line_, tables_); });
    for (const auto& table : tables_)
      if (auto rows = rows_of(line_, table)) before_.push_back(std::move(*rows));
    return !tables_.empty();
  }

  void ask(std::size_t index) { line_.ask(statement_text(script_, index)); }

  /// `make` is given where the rows come from; their beginnings tell.
  template <typename Make>
  void add(const Make& make) {
    auto finding = make(row_origin{});
    if (around_.releases != nullptr) {
      const auto of = std::ranges::find_if(
          *around_.releases, [&](const auto& each) { return finding.message.find(each.first) != std::string::npos; });
      if (of != around_.releases->end()) finding = make(of->second);
    }
    verdict_.findings.push_back(std::move(finding));
  }

  /// False where one is refused.
  bool run_statements() {
    std::size_t at = 0;
    try {
      for (; at < script_.statements.size(); ++at) ask(at);
      line_.ask("SET CONSTRAINTS ALL IMMEDIATE; RESET ROLE");
      return true;
    } catch (const postgresql::failure& refused) {
      if (refused.broken || !is_about_rows(refused)) throw;
      auto explained = explain_rows(refused, before_);
      explained.offset = script_.statements[std::min(at, script_.statements.size() - 1)].begin;
      add([&](const row_origin& origin) { return finding_for(explained, origin); });
      return false;
    }
  }

  /// What the script says of the table, or what keeps others from being told of it.
  declared_changes declared_of(const declared_rows& declared, const table_rows& table) const {
    const auto found = declared.tables.find(last_name(table.table));
    auto changes = found == declared.tables.end() ? declared_changes{} : found->second;
    const auto shape = std::ranges::find_if(tables_, [&](const auto& each) { return each.table.name == table.table; });
    if (shape->partitioned && declared.drops_tables) changes.deletes = true;
    return changes;
  }

  std::vector<std::pair<const table_rows*, row_difference>> differences(const declared_rows& declared) {
    std::vector<std::pair<const table_rows*, row_difference>> found;
    for (const auto& before : before_) {
      const auto shape =
          std::ranges::find_if(tables_, [&](const auto& each) { return each.table.name == before.table; });
      const auto after = rows_of(line_, *shape);
      if (!after) continue;
      for (const auto& difference : compare_rows(before, *after, declared_of(declared, before)))
        found.emplace_back(&before, difference);
    }
    return found;
  }

  bool writes_through_view(const declared_rows& declared) {
    const auto views = line_.ask("SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'v' AND oid >= 16384");
    for (std::size_t i = 0; i < views.size(); ++i)
      if (declared.tables.contains(std::string{views.text(i, 0)})) return true;
    return false;
  }

  void compare() {
    const auto declared = declared_by(script_);
    if (declared.anything || writes_through_view(declared)) return;
    const auto all = differences(declared);
    if (all.empty()) return;
    // Once more, to see which statement it is.
    line_.ask("ROLLBACK TO SAVEPOINT pawl_filled");
    around_.sequences.restore();
    std::vector<bool> told(all.size());
    for (std::size_t i = 0; i < script_.statements.size(); ++i) {
      ask(i);
      line_.ask("SAVEPOINT pawl_look; RESET ROLE");
      const auto now = differences(declared);
      line_.ask("ROLLBACK TO SAVEPOINT pawl_look; RELEASE SAVEPOINT pawl_look");
      for (std::size_t d = 0; d < all.size(); ++d) {
        const bool is_there = std::ranges::any_of(now, [&](const auto& each) {
          return each.first == all[d].first && each.second.change == all[d].second.change &&
                 each.second.column == all[d].second.column;
        });
        if (told[d] || !is_there) continue;
        told[d] = true;
        add([&](const row_origin& origin) {
          return finding_for(*all[d].first, all[d].second, script_.statements[i].begin, origin);
        });
      }
    }
  }

  postgresql::link& line_;
  const script& script_;
  row_surroundings around_;
  std::vector<shaped_table> tables_;
  std::vector<table_rows> before_;
  row_verdict verdict_;
};

/// In a transaction that has been begun, whatever becomes of it.
template <typename Run>
row_verdict in_transaction(postgresql::link& line, const Run& run) {
  // A dozen rows a table need no time.
  line.ask("BEGIN; SET LOCAL statement_timeout = '3s'");
  try {
    auto verdict = run();
    if (line.is_in_transaction()) line.ask("ROLLBACK");
    return verdict;
  } catch (const postgresql::failure&) {
    line.try_to("ROLLBACK");
    throw;
  }
}

}  // namespace

row_verdict prove_with_rows(postgresql::link& line, const script& script, const std::set<std::string>& touched,
                            row_surroundings around) {
  return in_transaction(line, [&] { return row_run{line, script, around}.run(touched); });
}

row_verdict prove_standalone_with_rows(postgresql::link& line, const script& script, row_surroundings around) {
  const auto table = line.ask(
      fmt::format("SELECT pg_catalog.concat(n.nspname, '.', c.relname) FROM pg_catalog.pg_class c JOIN "
                  "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass({})",
                  postgresql::literal(script.standalone->relation)));
  if (table.size() == 0) return {};
  const std::set<std::string> touched{std::string{table.text(0, 0)}};
  return in_transaction(line, [&] { return row_run{line, script, around}.run_outside(touched); });
}

}  // namespace pawl::generator
