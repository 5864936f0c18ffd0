#include "lint/sqlite/schema_state.hpp"

#include <algorithm>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

/// Only a trigger may have the name of something else.
std::string key_of(std::string_view kind, std::string_view name) {
  return (kind == "trigger" ? "trigger " : "") + lower_name(name);
}

}  // namespace

void schema_state::take_base(const sqlite_seen& seen) {
  if (!seen.base) return;
  objects_.clear();
  by_table_.clear();
  for (const auto& each : *seen.base) add(each);
}

void schema_state::apply(const sqlite_seen& seen) {
  for (const auto& each : seen.gone) remove(each);
  for (const auto& each : seen.made) add(each);
}

void schema_state::add(const schema_object& object) {
  auto key = key_of(object.kind, object.name);
  if (object.kind == "index" || object.kind == "trigger") by_table_[lower_name(object.parent)].insert(key);
  objects_.insert_or_assign(std::move(key), object);
}

void schema_state::remove(const schema_object& object) {
  const auto key = key_of(object.kind, object.name);
  objects_.erase(key);
  if (const auto group = by_table_.find(lower_name(object.parent)); group != by_table_.end()) group->second.erase(key);
}

const schema_object* schema_state::find(std::string_view name) const {
  const auto found = objects_.find(lower_name(name));
  return found == objects_.end() ? nullptr : &found->second;
}

const schema_object* schema_state::find(std::string_view kind, std::string_view name) const {
  const auto found = objects_.find(key_of(kind, name));
  return found == objects_.end() || found->second.kind != kind ? nullptr : &found->second;
}

std::vector<const schema_object*> schema_state::of_table(std::string_view kind, std::string_view table) const {
  std::vector<const schema_object*> found;
  const auto group = by_table_.find(lower_name(table));
  if (group == by_table_.end()) return found;
  for (const auto& key : group->second)
    if (const auto& object = objects_.at(key); object.kind == kind) found.push_back(&object);
  return found;
}

std::vector<const schema_object*> schema_state::tables_that_mention(std::string_view word) const {
  std::vector<const schema_object*> found;
  for (const auto& [key, object] : objects_)
    if (object.kind == "table" && mentions(object.definition, word)) found.push_back(&object);
  std::ranges::sort(found, {}, [](const schema_object* each) { return each->name; });
  return found;
}

}  // namespace pawl::generator
