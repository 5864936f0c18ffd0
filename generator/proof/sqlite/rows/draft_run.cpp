#include "proof/sqlite/rows/draft_run.hpp"

#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

#include "proof/rows/row_findings.hpp"
#include "proof/rows/table_rows.hpp"
#include "proof/sqlite/rows/guilty_rows.hpp"
#include "proof/sqlite/rows/proof_trace.hpp"
#include "proof/sqlite/rows/refusal_advice.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "proof/sqlite/temporary_objects.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/query.hpp"
#include "sqlite/statement.hpp"

namespace pawl::generator {
namespace {

/// Of a table with more rows, nothing is compared.
constexpr std::size_t most_compared = 5'000;
/// A draft that refuses rows is tried again without those of the tables concerned.
constexpr int most_refusals = 4;

std::string_view sql_of(const script& script, std::size_t index) {
  const auto& statement = script.statements[index];
  return script.text().substr(statement.begin, statement.end - statement.begin);
}

void add(migration& draft, lint_finding finding) {
  if (std::ranges::find(draft.shown, finding) == draft.shown.end()) draft.shown.push_back(std::move(finding));
}

}  // namespace

void draft_run::commit() {
  if (sqlite3_get_autocommit(sandbox_.connection()) == 0) sqlite::execute(sandbox_.connection(), "COMMIT");
}

void draft_run::begin() { sqlite::execute(sandbox_.connection(), "BEGIN IMMEDIATE"); }

void draft_run::roll_back() {
  if (sqlite3_get_autocommit(sandbox_.connection()) == 0) sqlite::execute(sandbox_.connection(), "ROLLBACK");
}

std::optional<draft_run::failed_statement> draft_run::apply(const script& up) {
  // SQLite reads to the NUL.
  const std::string text{up.text()};
  for (std::size_t i = 0; i < up.statements.size(); ++i)
    if (auto failed = run_statement(up, text, i)) return failed;
  drop_temporary_objects(sandbox_.connection());
  return std::nullopt;
}

/// The proof on empty tables has looked at what it does.
bool draft_run::apply_known(const script& up) {
  const std::string text{up.text()};
  try {
    for (const auto& [begin, end] : up.statements) {
      sandbox_.watch_time(true);
      sqlite::run_statement(sandbox_.connection(), text.c_str() + begin, end - begin);
    }
    sandbox_.watch_time(false);
    drop_temporary_objects(sandbox_.connection());
    return true;
  } catch (const sqlite::failure&) {
    sandbox_.watch_time(false);
    return false;
  }
}

std::optional<draft_run::failed_statement> draft_run::run_statement(const script& up, const std::string& text,
                                                                    std::size_t index) {
  const auto& [begin, end] = up.statements[index];
  try {
    sandbox_.run(text.c_str() + begin, end - begin);
    return std::nullopt;
  } catch (const refused& refused) {
    // What all steps share is used up; that is no statement's fault.
    const auto& message = refused.why().message;
    if (message.starts_with("the proof of this set")) throw sqlite::failure{SQLITE_INTERRUPT, message};
    return failed_statement{index, message, true};
  } catch (const sqlite::failure& failure) {
    return failed_statement{index, failure.message(), false};
  }
}

bool draft_run::run_frozen(const migration& step, const table_names& tables) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (attempt == 1) filler_.clear(tables);
    if (attempt == 2) filler_.clear();
    begin();
    if (apply_known(step.up)) {
      commit();
      filler_.forget(tables);
      return true;
    }
    roll_back();
  }
  return false;
}

bool draft_run::run(migration& draft, const table_names& tables) {
  const draft_changes changes{draft};
  const auto related = filler_.related(tables);
  for (int attempt = 0; attempt <= most_refusals; ++attempt) {
    begin();
    const auto before = read(changes.changed());
    const auto orphans = count_orphans(sandbox_.connection(), related);
    const auto failed = apply(draft.up);
    if (!failed) {
      compare(draft, before, changes);
      report_orphans(draft, related, orphans);
      commit();
      filler_.forget(tables);
      filler_.keep(tables);
      return true;
    }
    if (attempt < most_refusals) report_refusal(draft, *failed);
    roll_back();
    if (attempt + 1 < most_refusals)
      filler_.clear(tables_of(draft.sqlite_seen->statements[failed->index]));
    else
      filler_.clear();
    if (attempt + 1 < most_refusals && attempt > 0) filler_.clear(tables);
  }
  return false;
}

draft_run::rows_by_table draft_run::read(const std::vector<std::string>& tables) const {
  rows_by_table found;
  for (const auto& table : tables) {
    if (sort_of(sandbox_.connection(), table) != table_sort::ordinary) continue;
    auto rows = read_rows(sandbox_.connection(), read_shape(sandbox_.connection(), table), most_compared);
    if (rows && !rows->identities.empty()) found.emplace(table, std::move(*rows));
  }
  return found;
}

void draft_run::compare(migration& draft, const rows_by_table& before, const draft_changes& changes) {
  auto* const connection = sandbox_.connection();
  for (const auto& [table, rows] : before) {
    auto now = table;
    if (sort_of(connection, now) != table_sort::ordinary) now = changes.name_after(table);
    if (sort_of(connection, now) != table_sort::ordinary) continue;
    const auto after = read_rows(connection, read_shape(connection, now), most_compared);
    if (!after) continue;
    for (auto& difference : compare_rows(rows.content, after->content, changes.declared(table))) {
      const auto age = [&](std::size_t row) { return age_of(table, rows.identities[row]); };
      // Keys fall: the last one is the plainest.
      std::ranges::reverse(difference.rows);
      difference.row = *std::ranges::min_element(difference.rows, {}, age);
      add(draft, finding_for(rows.content, difference, changes.place_of_change(table), origin_at(age(difference.row))));
    }
  }
}

/// One cause is told once.
bool draft_run::is_explained(const migration& draft) const {
  if (!draft.shown.empty()) return true;
  return std::ranges::any_of(found_.sorted(), [&](const diagnostic& each) {
    return each.id == "cascade-not-run" && each.where.file == draft.up.file->path;
  });
}

/// Applies the draft once more to see which statement it is: the last one behind which there are more of them.
void draft_run::report_orphans(migration& draft, const table_names& tables, const orphan_census& before) {
  auto* const connection = sandbox_.connection();
  const auto found = new_orphan(connection, before, count_orphans(connection, tables));
  if (!found || is_explained(draft)) return;
  roll_back();
  begin();
  const std::string text{draft.up.text()};
  auto known = before;
  std::size_t last = 0;
  for (std::size_t i = 0; i < draft.up.statements.size(); ++i) {
    run_statement(draft.up, text, i);
    auto now = count_orphans(connection, tables);
    if (new_orphan(connection, known, now)) last = i;
    known = std::move(now);
  }
  drop_temporary_objects(connection);
  add(draft,
      finding_for(
          {.offset = draft.up.statements[last].begin,
           .message = fmt::format("rows of {} refer to no row of {} any more, and the whole upgrade is refused",
                                  found->child, found->parent),
           .rows = {found->shown},
           .hint = "keep what they refer to, or decide in this migration what becomes of such rows:\n" + found->advice},
          {}));
}

std::vector<guilty_row> draft_run::find_guilty(const migration& draft, const failed_statement& failed) {
  // The statement may have ended the transaction, and a limit may be used up.
  if (failed.over_limit || sqlite3_get_autocommit(sandbox_.connection()) != 0) return {};
  const std::string text{draft.up.text()};
  const trial again = [&]() -> std::optional<std::string> {
    const auto said = run_statement(draft.up, text, failed.index);
    return said ? std::optional{said->message} : std::nullopt;
  };
  try {
    return guilty_rows(
        sandbox_.connection(), tables_of(draft.sqlite_seen->statements[failed.index]), failed.message, again,
        [&](const std::string& table, const row_identity& row) { return age_of(table, row) < releases_.size(); });
  } catch (const sqlite::failure&) {
    return {};
  }
}

std::size_t draft_run::age_of(const std::string& table, const row_identity& row) const {
  const auto* const from = filler_.origin_of(table, row);
  const auto found = from == nullptr ? releases_.end() : std::ranges::find(releases_, *from);
  return static_cast<std::size_t>(found - releases_.begin());
}

/// All of them have to be there.
row_origin draft_run::origin_of(const std::vector<guilty_row>& rows) const {
  std::size_t age = rows.empty() ? releases_.size() : 0;
  for (const auto& row : rows) age = std::max(age, age_of(row.table, row.identity));
  return origin_at(age);
}

void draft_run::report_refusal(migration& draft, const failed_statement& failed) {
  // Nothing tells of a text that it is JSON: rows of programs would have been.
  if (failed.message == "malformed JSON") return;
  // Only the largest numbers show that.
  if (failed.message == "integer overflow") return;
  constexpr std::size_t most_shown = 4;
  const auto guilty = find_guilty(draft, failed);
  refused_statement refused{
      .offset = draft.up.statements[failed.index].begin, .message = failed.message, .rows = {}, .hint = {}};
  for (const auto& row : guilty)
    if (refused.rows.size() < most_shown) refused.rows.push_back(row.shown);
  if (failed.over_limit)
    refused.hint = "a dozen rows a table are enough for that: look for a recursive query without an end";
  else
    refused.hint = advice_for(sandbox_.connection(), {.message = failed.message,
                                                      .sql = sql_of(draft.up, failed.index),
                                                      .table = guilty.empty() ? "" : guilty.front().table});
  add(draft, finding_for(refused, origin_of(guilty)));
}

}  // namespace pawl::generator
