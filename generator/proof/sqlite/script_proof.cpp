#include "proof/sqlite/script_proof.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "proof/sqlite/alteration.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "proof/sqlite/temporary_objects.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {
namespace {

std::string_view sql_of(const script& script, const pawl::statement& statement) {
  return script.text().substr(statement.begin, statement.end - statement.begin);
}

std::string cascade_hint(const child_table& child) {
  if (child.action == "CASCADE") return fmt::format("delete the rows of {} in this migration too", child.name);
  return fmt::format("update the rows of {} in this migration too", child.name);
}

bool deletes_all(std::string_view sql) {
  return std::ranges::none_of(tokens_of(sql), [](const token& token) { return is_word(token, "WHERE"); });
}

/// REPLACE INTO, INSERT OR REPLACE, UPDATE OR REPLACE: SQLite tells nobody of the rows that go.
bool replaces_rows(std::string_view sql) {
  if (!mentions(sql, "REPLACE")) return false;
  const auto tokens = tokens_of(sql);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_word(tokens[i], "REPLACE") && (i == 0 || is_word(tokens[i - 1], "OR"))) return true;
  }
  return false;
}

template <typename Element>
void append(std::vector<Element>& to, const std::vector<Element>& what) {
  to.insert(to.end(), what.begin(), what.end());
}

void note_changes(std::string_view sql, const statement_effects& effects, script_changes& changes) {
  changes.schema |= effects.changes_schema;
  changes.existing_schema |= effects.rewrites_schema;
  append(changes.dropped, effects.dropped);
  append(changes.updated, effects.updated_columns);
  // DROP TABLE deletes the rows too, and SQLite asks for those of a view.
  if (!same_name(first_word(sql), "DROP")) append(changes.deleted_from, effects.deleted_from);
  if (effects.alters_tables) {
    const auto altered = read_alteration(sql);
    if (altered && altered->kind != alteration::adds_column)
      changes.taken.emplace_back(altered->table, altered->kind == alteration::renames_table ? "" : altered->column);
  }
  if (replaces_rows(sql)) append(changes.replaced_in, effects.inserted_into);
}

}  // namespace

void script_proof::refuse_statements(const script& script) {
  auto refused = generator::refuse_statements(script, found_);
  if (!refused.indices.empty()) refused_.emplace(&script, std::move(refused));
}

script_result script_proof::run(script& script, const proof_position& position, sqlite_seen* seen) {
  // SQLite reads to the NUL: the section needs one of its own.
  const std::string text{script.text()};
  const auto refused = refused_.find(&script);
  const bool complete = refused == refused_.end();
  script_effects activity;
  for (std::size_t i = 0; i < script.statements.size(); ++i) {
    if (!complete && std::ranges::binary_search(refused->second.indices, i)) continue;
    if (seen != nullptr) {
      seen->statements.push_back({script.statements[i], {}});
      sandbox_.note_actions(&seen->statements.back().actions);
    }
    auto failure = run_statement(script, script.statements[i], text.c_str(), position, activity);
    sandbox_.note_actions(nullptr);
    if (failure) return {false, complete || !refused->second.are_needed ? std::move(failure) : std::nullopt};
  }
  script.changes_rows = activity.changes_rows;
  // Nobody can act on a warning about a script that may not change any more.
  const bool draft = !position.migrations[position.current].frozen;
  if (draft) warn_of_cascades(script, activity);
  if (activity.temporary) drop_temporary_objects(script, *activity.temporary, draft);
  return {.changes = std::move(activity.changes)};
}

std::optional<diagnostic> script_proof::run_statement(const script& script, const pawl::statement& statement,
                                                      const char* text, const proof_position& position,
                                                      script_effects& activity) {
  try {
    note(sql_of(script, statement), statement, sandbox_.run(text + statement.begin, statement.end - statement.begin),
         activity);
    return std::nullopt;
  } catch (const refused& refused) {
    return refused_at(script, statement, refused.why());
  } catch (const sqlite::failure& failure) {
    return explain(failure, script, statement, position);
  }
}

void script_proof::note(std::string_view sql, const pawl::statement& statement, const statement_effects& effects,
                        script_effects& activity) {
  cascades_.note(effects);
  note_changes(sql, effects, activity.changes);
  activity.changes_rows |= effects.changes_rows;
  if (effects.makes_temporary && !activity.temporary) activity.temporary = statement;
  for (const auto* tables : {&effects.updated, &effects.dropped, &effects.deleted_from}) {
    activity.touched.insert(activity.touched.end(), tables->begin(), tables->end());
  }
  // DROP TABLE deletes its rows too, and there every child is meant to stay: the table is being rebuilt.
  if (!effects.dropped.empty()) return;
  for (const auto& table : effects.deleted_from) activity.deletions.push_back({table, statement});
}

void script_proof::warn_of_cascades(const script& script, const script_effects& activity) {
  for (const auto& [table, statement] : activity.deletions) {
    for (const auto& child : cascades_.children_of(table)) {
      const bool is_own = same_name(child.name, table);
      const bool is_handled = is_own ? deletes_all(sql_of(script, statement))
                                     : std::ranges::any_of(activity.touched, [&](const std::string& touched) {
                                         return same_name(touched, child.name);
                                       });
      if (is_handled) continue;
      const auto offset = find_name(sql_of(script, statement), table).value_or(0);
      found_.add(
          {.id = "cascade-not-run",
           .severity = severity::warning,
           .where = locate(script, statement.begin + offset),
           .message = fmt::format("rows of {} keep pointing at deleted rows of {}: ON DELETE {} does not run in a "
                                  "migration",
                                  child.name, table, child.action),
           .hint = cascade_hint(child),
           .notes = {}});
    }
  }
}

/// Once the migration is applied they would stay on the program's connection; and where the next migration runs later,
/// on another connection, it would not find them.
void script_proof::drop_temporary_objects(const script& script, const pawl::statement& maker, bool warn) {
  for (const auto& [type, name] : generator::drop_temporary_objects(sandbox_.connection())) {
    if (!warn) continue;
    found_.add({.id = "temporary-object",
                .severity = severity::warning,
                .where = locate(script, maker.begin),
                .message = fmt::format("temporary {} {} stays on the program's connection", type, name),
                .hint = "drop it at the end of the script; another migration cannot rely on it",
                .notes = {}});
  }
}

}  // namespace pawl::generator
