#include "proof/sqlite/compatibility_judge.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"
#include "proof/sqlite/table_definition.hpp"

namespace pawl::generator {
namespace {

/// Whether an index is over columns alone: CREATE [UNIQUE] INDEX name ON table(column [COLLATE name] [ASC|DESC], ...).
bool is_plain_index(const std::vector<token>& tokens) {
  const auto open = std::ranges::find(tokens, "(", &token::text);
  int depth = 0;
  for (auto at = open; at != tokens.end(); ++at) {
    if (at->text == "(") ++depth;
    if (at->text == ")") --depth;
    const bool is_name = at->kind == token_kind::word || at->kind == token_kind::quoted_identifier;
    if (depth > 1 || is_word(*at, "WHERE") || (!is_name && at->text != "," && at->text != "(" && at->text != ")")) {
      return false;
    }
  }
  return true;
}

bool same_parts(const table_part& a, const table_part& b) { return a.normalised() == b.normalised(); }

}  // namespace

compatibility_judge::compatibility_judge(sqlite3* connection)
    : statements_{
          connection,
          "SELECT rowid, type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND rowid > ?1"} {
  before_ = read_behind(0);
}

/// The objects that stand behind that row: SQLite adds new ones at the end.
compatibility_judge::objects compatibility_judge::read_behind(std::int64_t row) {
  objects found;
  statements_.bind(1, row);
  while (statements_.step()) {
    last_row_ = std::max(last_row_, statements_.integer(0));
    if (begins_with_name(statements_.text(2), "sqlite_")) continue;
    found.emplace(std::pair{std::string{statements_.text(1)}, lower_name(statements_.text(2))},
                  object{lower_name(statements_.text(3)), std::string{statements_.text(4)}});
  }
  statements_.reset();
  return found;
}

judgement compatibility_judge::judge(const script_changes& changes) {
  judgement result;
  new_columns_.clear();
  const bool anew = changes.existing_schema;
  if (anew) last_row_ = 0;
  objects now = changes.schema ? read_behind(last_row_) : objects{};
  if (anew) {
    for (const auto& before : before_) {
      const auto after = now.find(before.first);
      if (after == now.end()) {
        result.breaks(fmt::format("{} {} is gone", before.first.first, before.first.second));
      } else {
        judge_change(before, after->second, result);
      }
    }
  }
  for (const auto& made : now) {
    if (!before_.contains(made.first)) judge_made(made, result);
  }
  judge_rows(changes, result);
  if (anew) {
    before_ = std::move(now);
  } else {
    before_.merge(now);
  }
  return result;
}

bool compatibility_judge::was_there(const std::string& table) const {
  const auto name = lower_name(table);
  return before_.contains({"table", name}) || before_.contains({"view", name});
}

bool compatibility_judge::had_column(const std::string& table, const std::string& column) const {
  const auto before = before_.find({"table", lower_name(table)});
  if (before == before_.end()) return was_there(table);
  return std::ranges::any_of(read_table(before->second.sql).parts, [&](const table_part& part) {
    const auto name = part.column();
    return name && lower_name(*name) == lower_name(column);
  });
}

void compatibility_judge::judge_made(const objects::value_type& made, judgement& result) const {
  const auto& [type, name] = made.first;
  const auto tokens = tokens_of(made.second.sql);
  const bool on_old_table = was_there(made.second.table);
  if (type == "table") {
    const auto definition = read_table(made.second.sql);
    for (const auto& part : definition.parts) {
      for (auto reference : references_in(part, definition, name)) {
        reference.parent_is_new = !was_there(reference.parent);
        result.add(reference);
      }
    }
  } else if (type == "index" && on_old_table) {
    result.add(added_index{.name = name,
                           .is_unique = tokens.size() > 1 && is_word(tokens[1], "UNIQUE"),
                           .is_computed = !is_plain_index(tokens)});
  } else if (type == "trigger" && on_old_table) {
    result.breaks(fmt::format("the new trigger {} stands on {}", name, made.second.table));
  }
}

void compatibility_judge::judge_change(const objects::value_type& before, const object& after, judgement& result) {
  const auto& [type, name] = before.first;
  if (before.second.sql == after.sql) return;
  if (type == "table") return judge_table(name, before.second, after, result);
  const table_part was{tokens_of(before.second.sql)};
  if (!same_parts(was, {tokens_of(after.sql)})) result.breaks(fmt::format("{} {} is another one", type, name));
}

/// Every column and constraint that was there has to be there, in its order and as it was.
void compatibility_judge::judge_table(const std::string& name, const object& before, const object& after,
                                      judgement& result) {
  const auto was = read_table(before.sql);
  const auto is = read_table(after.sql);
  auto next = was.parts.begin();
  for (const auto& part : is.parts) {
    if (next != was.parts.end() && same_parts(*next, part)) {
      ++next;
      continue;
    }
    const auto column = part.column();
    if (!column) {
      result.breaks(fmt::format("the table {} has another constraint", name));
      continue;
    }
    new_columns_.insert(fmt::format("{}.{}", name, lower_name(*column)));
    const auto added = part.as_column(name);
    result.add(added);
    for (auto reference : references_in(part, is, name)) {
      reference.parent_is_new = !was_there(reference.parent);
      result.add(reference);
      if (added.has_default) result.breaks(fmt::format("the new column {} points at a row by default", added.name));
    }
  }
  if (next != was.parts.end()) {
    const auto column = next->column();
    result.breaks(column ? fmt::format("the column {}.{} is gone or different", name, *column)
                         : fmt::format("a constraint of the table {} is gone or different", name));
  }
  const bool is_virtual = was.parts.empty() || mentions(before.sql, "VIRTUAL");
  if (was.options != is.options || (is_virtual && before.sql != after.sql)) {
    result.breaks(fmt::format("the table {} is of another kind", name));
  }
}

void compatibility_judge::judge_rows(const script_changes& changes, judgement& result) const {
  for (const auto& table : changes.dropped) {
    if (was_there(table)) result.breaks(fmt::format("the table {} is dropped or made anew", table));
  }
  for (const auto& [table, column] : changes.taken) {
    if (column.empty() && was_there(table)) result.breaks(fmt::format("the table {} has another name", table));
    if (!column.empty() && had_column(table, column))
      result.breaks(fmt::format("the column {}.{} is gone or has another name", table, column));
  }
  for (const auto& table : changes.deleted_from) {
    if (was_there(table)) result.breaks(fmt::format("rows of {} are deleted", table));
  }
  for (const auto& table : changes.replaced_in) {
    if (was_there(table)) result.breaks(fmt::format("rows of {} are replaced", table));
  }
  for (const auto& [table, column] : changes.updated) {
    if (!was_there(table) || new_columns_.contains(fmt::format("{}.{}", lower_name(table), lower_name(column))))
      continue;
    result.breaks(fmt::format("values of {}.{} are changed", table, column));
  }
}

}  // namespace pawl::generator
