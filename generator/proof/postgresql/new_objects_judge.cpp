#include "proof/postgresql/new_objects_judge.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace pawl::generator {
namespace {

constexpr std::string_view inherits = "INHERITS ";

/// Nobody feels them who does not ask for them.
bool is_felt_by_nobody(std::string_view kind) {
  constexpr auto kinds = std::to_array<std::string_view>(
      {"collation", "comment", "compression", "default privileges", "domain", "enum", "foreign server",
       "materialized view", "operator class", "range", "schema", "sequence", "statistics", "text search configuration",
       "text search dictionary", "type", "view"});
  return std::ranges::find(kinds, kind) != kinds.end();
}

bool is_of_parent(const schema_object& constraint) { return constraint.definition.ends_with(" (of the parent)"); }

bool is_partition(std::string_view definition) {
  const auto pieces = pieces_of(definition);
  return std::ranges::any_of(
      pieces, [](std::string_view piece) { return piece == "DEFAULT" || piece.starts_with("FOR VALUES "); });
}

/// The first of the tables whose child it is; empty where it is none.
std::string_view parent_of(std::string_view definition) {
  for (const auto piece : pieces_of(definition)) {
    if (piece.starts_with(inherits)) return piece.substr(inherits.size());
  }
  return {};
}

}  // namespace

void new_objects_judge::judge() {
  for (const auto& [key, object] : after_.objects()) {
    if (before_.find(object->kind, object->name) == nullptr) judge(*object);
  }
}

void new_objects_judge::judge(const schema_object& made) {
  const std::string_view kind = made.kind;
  const auto name = shown_name(made.name);
  if (kind == "column") return judge_column(made);
  if (kind == "constraint") return judge_constraint(made);
  if (kind == "table" || kind == "foreign table") return judge_table(made);
  if (kind == "function" || kind == "procedure" || kind == "aggregate") return judge_routine(made);
  if (is_felt_by_nobody(kind)) return;
  const bool is_part = kind == "index" || kind == "trigger" || kind == "rule" || kind == "policy";
  if (is_part && !before_.has_relation(made.parent)) return;
  if (kind == "index") {
    const auto facts = read_index(made.definition);
    return result_.add(
        added_index{.name = std::string{name}, .is_unique = facts.is_unique, .is_computed = facts.is_computed});
  }
  if (kind == "extension" || kind == "operator")
    return result_.breaks(fmt::format("the new {} {} may bring what is found where something else was", kind, name));
  is_part ? result_.breaks(fmt::format("the new {} {} stands on what was there", kind, name))
          : result_.breaks(fmt::format("the new {} {} is not known to be harmless", kind, name));
}

/// A call that named one function may name two, or another one, once there is a second of its name.
void new_objects_judge::judge_routine(const schema_object& routine) {
  const auto name = routine.name.substr(0, routine.name.find('(') + 1);
  if (foreign_.contains(parts_of_name(name.substr(0, name.size() - 1)).back()))
    result_.breaks(fmt::format("{} has the name of a function that is not the set's", shown_name(routine.name)));
  const auto has_name = [&](const auto& entry) {
    const auto& kind = entry.second->kind;
    return entry.second->name.starts_with(name) && (kind == "function" || kind == "procedure" || kind == "aggregate");
  };
  if (std::ranges::any_of(before_.objects(), has_name))
    result_.breaks(fmt::format("another function has the name of {}", shown_name(routine.name)));
}

void new_objects_judge::judge_column(const schema_object& column) {
  if (before_.find("type", column.parent) != nullptr)
    return result_.breaks(fmt::format("the type {} has another attribute", shown_name(column.parent)));
  if (!before_.has_relation(column.parent)) return;
  const auto definition = split_rights(column.definition).definition;
  auto facts = read_column(definition);
  bool is_checked = false;
  add_domain(definition, facts, is_checked);
  result_.add(added_column{.name = std::string{shown_name(column.name)},
                           .not_null = facts.not_null,
                           .has_default = facts.has_default,
                           .is_key = false,
                           .is_checked = is_checked,
                           .is_computed = facts.is_computed});
}

/// The conditions of the domain that a definition begins with, and of those below it.
void new_objects_judge::add_domain(std::string_view type, column_facts& facts, bool& is_checked) const {
  for (const auto& [key, object] : after_.objects()) {
    if (object->kind != "domain") continue;
    if (type != object->name && !type.starts_with(object->name + ' ')) continue;
    const auto definition = split_rights(object->definition).definition;
    const auto domain = read_column(definition);
    facts.not_null = facts.not_null || domain.not_null;
    facts.has_default = facts.has_default || domain.has_default;
    is_checked = is_checked || !after_.of("constraint", object->name).empty();
    return add_domain(definition, facts, is_checked);
  }
}

void new_objects_judge::judge_constraint(const schema_object& constraint) {
  if (is_of_parent(constraint)) return;
  const auto key = read_foreign_key(constraint.definition);
  const bool is_old = before_.has_relation(constraint.parent) || before_.find("domain", constraint.parent) != nullptr;
  if (!key) {
    if (is_old) result_.breaks(fmt::format("{} gets another constraint", shown_name(constraint.parent)));
    return;
  }
  const auto is_new = [&](const std::string& column) {
    return before_.find("column", fmt::format("{}.{}", constraint.parent, column)) == nullptr;
  };
  if (is_old && !std::ranges::all_of(key->columns, is_new))
    return result_.breaks(fmt::format("{} gets another constraint", shown_name(constraint.parent)));
  judge_reference(constraint, *key);
  const auto points = [&](const std::string& column) { return facts_of_column(constraint.parent, column).has_default; };
  if (is_old && std::ranges::any_of(key->columns, points))
    result_.breaks(fmt::format("a new column of {} points at a row by default", shown_name(constraint.parent)));
}

void new_objects_judge::judge_reference(const schema_object& constraint, const foreign_key& key) {
  const auto may_be_set = [&](const std::string& column) {
    const auto facts = facts_of_column(constraint.parent, column);
    return !facts.not_null && (key.sets_null || !facts.has_default);
  };
  const bool sets = key.sets_null || key.sets_default;
  result_.add(added_reference{.child = std::string{shown_name(constraint.parent)},
                              .parent = std::string{shown_name(key.parent)},
                              .parent_is_new = !before_.has_relation(key.parent),
                              .lets_go = key.cascades || (sets && std::ranges::all_of(key.columns, may_be_set)),
                              .goes_along = key.cascades});
}

column_facts new_objects_judge::facts_of_column(std::string_view table, std::string_view column) const {
  const auto* const found = after_.find("column", fmt::format("{}.{}", table, column));
  if (found == nullptr) return {.not_null = true, .has_default = true};
  const auto definition = split_rights(found->definition).definition;
  auto facts = read_column(definition);
  bool is_checked = false;
  add_domain(definition, facts, is_checked);
  facts.not_null = facts.not_null || is_checked;
  return facts;
}

void new_objects_judge::judge_table(const schema_object& table) {
  const auto parent = parent_of(table.definition);
  if (parent.empty()) return;
  if (is_partition(table.definition)) return judge_partition(table, parent);
  // Of several parents each may have been there.
  for (const auto* relation : before_.relations()) {
    const auto list = fmt::format(", {}, ", parent);
    if (list.find(fmt::format(", {}, ", relation->name)) != std::string::npos)
      result_.breaks(
          fmt::format("rows of the new table {} show in {}", shown_name(table.name), shown_name(relation->name)));
  }
}

/// Rows that are its own had no place before, unless there was a partition for all others.
void new_objects_judge::judge_partition(const schema_object& table, std::string_view parent) {
  if (!before_.has_relation(parent) || !had_default_partition(parent)) return;
  const auto constraints = after_.of("constraint", table.name);
  bool has_own = std::ranges::any_of(constraints, [](const auto* each) { return !is_of_parent(*each); });
  for (const auto& kind : {"trigger", "policy", "rule", "index"})
    has_own = has_own || !after_.of(kind, table.name).empty();
  for (const auto* column : after_.of("column", table.name)) {
    const auto name = column->name.substr(table.name.size());
    const auto* const former = before_.find("column", std::string{parent} + name);
    has_own = has_own || former == nullptr || former->definition != column->definition;
  }
  if (has_own) result_.breaks(fmt::format("the new partition {} has conditions of its own", shown_name(table.name)));
}

bool new_objects_judge::had_default_partition(std::string_view parent) const {
  return std::ranges::any_of(before_.relations(), [&](const schema_object* each) {
    const auto pieces = pieces_of(each->definition);
    return parent_of(each->definition) == parent && std::ranges::find(pieces, "DEFAULT") != pieces.end();
  });
}

}  // namespace pawl::generator
