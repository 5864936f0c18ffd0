#include "lint/postgresql/naming.hpp"

#include <algorithm>
#include <cstddef>

#include "source/postgresql/names.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::pg {
namespace {

constexpr std::size_t longest_name = 63;

std::string_view ending_of(PgQuery__ConstrType kind) {
  switch (kind) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
      return "fkey";
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
      return "key";
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
      return "pkey";
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
      return "excl";
    default:
      return "check";
  }
}

/// No more bytes than `size`, and whole characters.
std::string_view cut(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size != 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return text.substr(0, size);
}

}  // namespace

std::string made_name(std::string_view table, std::string_view columns, std::string_view ending) {
  const std::size_t fixed = ending.size() + 1 + (columns.empty() ? 0 : 1);
  const std::size_t room = longest_name - std::min(fixed, longest_name);
  std::size_t of_table = table.size();
  std::size_t of_columns = columns.size();
  while (of_table + of_columns > room) --(of_table > of_columns ? of_table : of_columns);
  std::string name{cut(table, of_table)};
  if (!columns.empty()) name.append("_").append(cut(columns, of_columns));
  return name.append("_").append(ending);
}

std::string joined(std::span<const std::string> columns, std::string_view between) {
  std::string text;
  for (const auto& each : columns) text.append(text.empty() ? "" : between).append(each);
  return text;
}

std::string constraint_name(const PgQuery__Constraint& constraint, std::string_view table,
                            std::span<const std::string> columns) {
  if (!is_unsaid(constraint.conname)) return constraint.conname;
  const bool is_key = constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY;
  // A CHECK is named after its column only where it mentions one alone.
  const bool is_check = constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK;
  const bool named_after = !is_key && (!is_check || columns.size() == 1);
  return made_name(table, named_after ? joined(columns) : "", ending_of(constraint.contype));
}

std::string quoted(const PgQuery__RangeVar& relation) { return quoted(relation.schemaname, relation.relname); }

std::string plain(const PgQuery__RangeVar& relation) {
  return is_unsaid(relation.schemaname) ? relation.relname : std::string{relation.schemaname} + '.' + relation.relname;
}

}  // namespace pawl::generator::pg
