#include "lint/sqlite/draft.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "proof/sqlite/alteration.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

int action_that_makes(std::string_view kind) {
  if (kind == "index") return SQLITE_CREATE_INDEX;
  if (kind == "trigger") return SQLITE_CREATE_TRIGGER;
  return kind == "view" ? SQLITE_CREATE_VIEW : SQLITE_CREATE_TABLE;
}

}  // namespace

sqlite_draft::sqlite_draft(const generator::migration& draft, const schema_state& was, const schema_state& is,
                           std::uint32_t oldest)
    : migration{draft},
      before{was},
      after{is},
      statements{draft.sqlite_seen->statements},
      seen{*draft.sqlite_seen},
      fates{follow_tables(draft.up.text(), statements, was)},
      minimum{oldest},
      shown_by_proof_{draft.shown.size()} {}

const table_view* sqlite_draft::view(std::string_view name, const schema_state& schema, views& known) const {
  const auto* table = schema.find("table", name);
  if (table == nullptr) return nullptr;
  const auto key = lower_name(name);
  auto found = known.find(key);
  if (found == known.end()) found = known.emplace(key, read_table_view(*table, schema.of_table("index", name))).first;
  return &found->second;
}

const table_view* sqlite_draft::table_before(std::string_view name) const { return view(name, before, before_); }

const table_view* sqlite_draft::table_after(std::string_view name) const { return view(name, after, after_); }

const table_view* sqlite_draft::former(std::string_view name) const {
  if (fates.is_new(name)) {
    const auto* fate = fates.of(name);
    return fate != nullptr && fate->now.empty() ? table_before(name) : nullptr;
  }
  for (const auto& [key, fate] : fates.old)
    if (same_name(fate.now, name)) return table_before(fate.name);
  return table_before(name);
}

std::vector<const table_view*> sqlite_draft::changed_tables() const {
  std::vector<const table_view*> found;
  for (const auto& object : seen.made) {
    // What is neither new nor was there, a virtual table has made for itself.
    if (object.kind != "table" || (!fates.is_new(object.name) && former(object.name) == nullptr)) continue;
    const auto* table = table_after(object.name);
    if (table != nullptr && !table->columns.empty()) found.push_back(table);
  }
  return found;
}

std::vector<const table_fate*> sqlite_draft::rebuilt_tables() const {
  std::vector<const table_fate*> found;
  for (const auto& [key, fate] : fates.old) {
    if (!fate.now.empty() || fate.remade_by == nullptr) continue;
    const auto *was = table_before(fate.name), *is = table_after(fate.name);
    if (was != nullptr && is != nullptr && !was->columns.empty() && !is->columns.empty()) found.push_back(&fate);
  }
  return found;
}

std::string_view sqlite_draft::sql(const seen_statement& statement) const {
  return migration.up.text().substr(statement.place.begin, statement.place.end - statement.place.begin);
}

std::string sqlite_draft::sql_line(const seen_statement& statement) const {
  std::string line{sql(statement)};
  while (!line.empty() && (line.back() == ';' || line.back() == ' ' || line.back() == '\n')) line.pop_back();
  return line + ';';
}

std::uint32_t sqlite_draft::place_of(const seen_statement& statement, std::string_view name) const {
  return statement.place.begin + find_name(sql(statement), name).value_or(0);
}

const seen_statement* sqlite_draft::maker_of(const schema_object& object) const {
  const int code = action_that_makes(object.kind);
  const seen_statement* found = nullptr;
  for (const auto& statement : statements)
    for (const auto& action : statement.actions)
      if (action.code == code && !action.temporary && same_name(action.first, object.name)) found = &statement;
  return found;
}

const seen_statement* sqlite_draft::statement_about(std::string_view table, std::string_view column) const {
  const auto made = fates.made.find(lower_name(table));
  const seen_statement* found = made == fates.made.end() ? nullptr : made->second;
  for (const auto& statement : statements) {
    const auto is_about = [&](const seen_action& each) {
      return each.code == SQLITE_ALTER_TABLE && same_name(each.second, table);
    };
    if (std::ranges::none_of(statement.actions, is_about)) continue;
    const auto altered = read_alteration(sql(statement));
    const bool names = altered && (same_name(altered->column, column) || same_name(altered->new_name, column));
    if (column.empty() || names) found = &statement;
  }
  return found;
}

std::uint32_t sqlite_draft::place_of_column(std::string_view table, std::string_view column) const {
  const auto* statement = statement_about(table, column);
  return statement == nullptr ? place_of_table(table) : place_of(*statement, column);
}

std::uint32_t sqlite_draft::place_of_table(std::string_view table) const {
  const auto* statement = statement_about(table, "");
  if (statement == nullptr) return 0;
  const auto made_as = fates.made_as.find(lower_name(table));
  return place_of(*statement, made_as == fates.made_as.end() ? table : made_as->second);
}

bool sqlite_draft::is_shown(std::uint32_t offset) const {
  const auto statement = std::ranges::find_if(
      statements, [&](const seen_statement& each) { return each.place.begin <= offset && offset < each.place.end; });
  if (statement == statements.end()) return false;
  return std::ranges::any_of(std::span{migration.shown}.first(shown_by_proof_), [&](const lint_finding& finding) {
    return statement->place.begin <= finding.offset && finding.offset < statement->place.end;
  });
}

}  // namespace pawl::generator
