#include "lint/postgresql/column_types.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "source/postgresql/names.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

constexpr std::array written{std::pair<std::string_view, std::string_view>{"int2", "smallint"},
                             std::pair<std::string_view, std::string_view>{"int4", "integer"},
                             std::pair<std::string_view, std::string_view>{"int8", "bigint"},
                             std::pair<std::string_view, std::string_view>{"bool", "boolean"},
                             std::pair<std::string_view, std::string_view>{"float4", "real"},
                             std::pair<std::string_view, std::string_view>{"float8", "double precision"},
                             std::pair<std::string_view, std::string_view>{"bpchar", "character"}};

/// The only column of a PRIMARY KEY that the table has.
bool is_only_key(const defined_column& defined) {
  if (constraint_of(defined.column, PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY) != nullptr) return true;
  if (defined.create == nullptr) return false;
  return std::ranges::any_of(nodes{defined.create->table_elts, defined.create->n_table_elts}, [&](const auto* each) {
    if (each->node_case != PG_QUERY__NODE__NODE_CONSTRAINT) return false;
    const auto& constraint = *each->constraint;
    return constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY && constraint.n_keys == 1 &&
           object_name(*constraint.keys[0]).second == defined.column.colname;
  });
}

/// Its values are another table's, which has to have the larger type first.
bool is_reference(const defined_column& defined) {
  if (constraint_of(defined.column, PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN) != nullptr) return true;
  if (defined.create == nullptr) return false;
  return std::ranges::any_of(nodes{defined.create->table_elts, defined.create->n_table_elts}, [&](const auto* each) {
    if (each->node_case != PG_QUERY__NODE__NODE_CONSTRAINT) return false;
    const auto& constraint = *each->constraint;
    return constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN &&
           std::ranges::any_of(nodes{constraint.fk_attrs, constraint.n_fk_attrs},
                               [&](const auto* key) { return object_name(*key).second == defined.column.colname; });
  });
}

}  // namespace

bool is_serial(std::string_view type) {
  return type == "serial" || type == "bigserial" || type == "smallserial" || type == "serial4" || type == "serial8" ||
         type == "serial2";
}

bool is_numbered(const PgQuery__ColumnDef& column) {
  return constraint_of(column, PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY) != nullptr ||
         is_serial(column_of(column.type_name).type);
}

bool is_key(const defined_column& defined) {
  return is_numbered(defined.column) || (is_only_key(defined) && !is_reference(defined));
}

std::string shown_type(const PgQuery__TypeName* type) {
  if (type == nullptr || type->n_names == 0) return {};
  const auto column = column_of(type);
  std::string text = column.type;
  const auto* const found =
      std::ranges::find(written, std::string_view{column.type}, [](const auto& each) { return each.first; });
  if (found != written.end()) text = found->second;
  if (type->n_names > 1)
    if (const auto schema = object_name(*type->names[0]).second; schema != "pg_catalog")
      text = quoted(schema, column.type);
  if (!column.modifiers.empty() && column.modifiers.size() == type->n_typmods)
    text += fmt::format("({})", fmt::join(column.modifiers, ", "));
  return text + (column.is_array ? "[]" : "");
}

}  // namespace pawl::generator::pg
