#include "source/postgresql/step_findings.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

namespace pawl::generator::pg {
namespace {

std::string spelled(const PgQuery__RangeVar& table) {
  return *table.schemaname == '\0' ? std::string{table.relname} : fmt::format("{}.{}", table.schemaname, table.relname);
}

}  // namespace

void new_objects::add_table(const PgQuery__RangeVar& table) { names_.insert(spelled(table)); }

void new_objects::add_view(const PgQuery__RangeVar& view) {
  add_table(view);
  views_.insert(spelled(view));
}

bool new_objects::has_view(const PgQuery__RangeVar& view) const { return views_.contains(spelled(view)); }

void new_objects::add_column(const PgQuery__RangeVar& table, std::string_view column) {
  names_.insert(fmt::format("{} {}", spelled(table), column));
}

bool new_objects::has_table(const PgQuery__RangeVar* table) const {
  return table != nullptr && names_.contains(spelled(*table));
}

bool new_objects::has_owner_of(std::string_view sequence) const {
  return std::ranges::any_of(names_, [&](const std::string& name) {
    return sequence == name || (sequence.starts_with(name) && sequence.substr(name.size()).starts_with('_'));
  });
}

bool new_objects::has_column(const PgQuery__RangeVar* table, std::string_view column) const {
  return has_table(table) || (table != nullptr && names_.contains(fmt::format("{} {}", spelled(*table), column)));
}

void step_findings::settles(std::string what) {
  result_.breaks(std::move(what));
  settled_ = true;
}

void step_findings::note_unseen(const PgQuery__RangeVar& table, std::string_view column, const std::string& what) {
  unseen_.push_back({table.schemaname, table.relname, std::string{column}, what});
}

void step_findings::unseen(const PgQuery__RangeVar& table, std::string_view column, std::string what) {
  note_unseen(table, column, what);
  if (made.has_view(table)) return settles(std::move(what));
  if (column.empty() ? !made.has_table(&table) : !made.has_column(&table, column)) settles(std::move(what));
}

void step_findings::perhaps_unseen(const PgQuery__RangeVar& table, std::string_view column, std::string what) {
  note_unseen(table, column, what);
  doubts(std::move(what));
}

std::optional<std::vector<unseen_change>> step_findings::undecided() const {
  if (settled_ || result_.verdict() == compatibility::compatible) return std::nullopt;
  return unseen_;
}

}  // namespace pawl::generator::pg
