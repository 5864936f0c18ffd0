#include <algorithm>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "lint/sqlite/row_copy.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

/// Whether the virtual table keeps no text of its own, and finds it by the rowid of `table`: `content='table'`.
bool takes_its_content_from(const schema_object& object, const std::string& table) {
  if (!makes_virtual_table(object)) return false;
  const auto tokens = tokens_of(object.definition);
  for (std::size_t i = 2; i + 2 < tokens.size(); ++i)
    if (is_word(tokens[i], "content") && tokens[i + 1].text == "=")
      return same_name(name_of(tokens[i + 2]).value_or(""), table);
  return false;
}

bool points_at(const table_view& child, const std::string& table, const std::string& key) {
  return std::ranges::any_of(child.foreign_keys, [&](const foreign_key_view& each) {
    return same_name(each.parent, table) && each.to.size() == 1 && (each.to[0].empty() || same_name(each.to[0], key));
  });
}

/// What finds rows by the rowid of the table, also by INTEGER PRIMARY KEY; empty where nothing does.
std::string dependent(const sqlite_draft& draft, const table_view& table) {
  const auto* key = table.rowid_column();
  for (const auto* object : draft.after.tables_that_mention(table.name)) {
    if (takes_its_content_from(*object, table.name)) return object->name;
    if (key == nullptr) continue;
    const auto* child = draft.table_after(object->name);
    if (child != nullptr && points_at(*child, table.name, key->name)) return object->name;
  }
  return {};
}

/// Whether the rows keep their rowids.
bool carries(const row_copy& copy, const table_view& was, const table_view& is) {
  if (is.without_rowid) return was.without_rowid;
  const auto *old = was.rowid_column(), *now = is.rowid_column();
  const auto source = copy.source_of(now == nullptr ? "rowid" : now->name);
  return same_name(source, "rowid") || (old != nullptr && same_name(source, old->name));
}

std::string safer(const sqlite_draft& draft, const row_copy& copy, const table_view& was, const table_view& is) {
  if (is.without_rowid) return "leave WITHOUT ROWID out";
  const auto key = [](const table_view& table) {
    const auto* column = table.rowid_column();
    return column == nullptr ? std::string{"rowid"} : column->name;
  };
  std::vector<std::string> targets{key(is)}, sources{key(was)};
  for (const auto& [target, source] : copy.columns) {
    if (same_name(target, targets[0])) continue;
    targets.push_back(target);
    sources.push_back(source.empty() ? "..." : source);
  }
  const auto& made_as = draft.fates.made_as.at(lower_name(is.name));
  std::string items;
  for (const auto& each : sources)
    items += fmt::format("{}{}", items.empty() ? "" : ", ", each == "..." ? each : sql_name(each));
  return fmt::format("carry it over:\nINSERT INTO {} ({}) SELECT {} FROM {};", sql_name(made_as), sql_names(targets),
                     items, sql_name(was.name));
}

void look_at(const sqlite_draft& draft, const table_fate& fate, lint_report& report) {
  const auto &was = *draft.table_before(fate.name), &is = *draft.table_after(fate.name);
  const auto other = dependent(draft, was);
  if (other.empty()) return;
  for (const auto& copy : row_copies(draft, fate)) {
    if (carries(copy, was, is)) continue;
    report.warn(draft.place_of(*copy.at, draft.fates.made_as.at(lower_name(fate.name))),
                fmt::format("the rows of {} get other rowids, and {} finds them by these", fate.name, other),
                safer(draft, copy, was, is));
  }
}

void look_for_rebuilds(const sqlite_draft& draft, lint_report& report) {
  for (const auto* fate : draft.rebuilt_tables()) look_at(draft, *fate, report);
}

}  // namespace

lint_rule<sqlite_draft> rowid_changed() { return {.look = look_for_rebuilds}; }

}  // namespace pawl::generator::sqlite_rules
