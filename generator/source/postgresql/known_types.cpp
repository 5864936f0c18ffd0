#include "source/postgresql/known_types.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

/// PostgreSQL's own, by the names that its parser gives them: none of them has a condition.
constexpr auto built_in = std::to_array<std::string_view>({"bigserial",
                                                           "bit",
                                                           "bool",
                                                           "box",
                                                           "bpchar",
                                                           "bytea",
                                                           "char",
                                                           "cidr",
                                                           "circle",
                                                           "date",
                                                           "datemultirange",
                                                           "daterange",
                                                           "float4",
                                                           "float8",
                                                           "inet",
                                                           "int2",
                                                           "int2vector",
                                                           "int4",
                                                           "int4multirange",
                                                           "int4range",
                                                           "int8",
                                                           "int8multirange",
                                                           "int8range",
                                                           "interval",
                                                           "json",
                                                           "jsonb",
                                                           "jsonpath",
                                                           "line",
                                                           "lseg",
                                                           "macaddr",
                                                           "macaddr8",
                                                           "money",
                                                           "name",
                                                           "numeric",
                                                           "nummultirange",
                                                           "numrange",
                                                           "oid",
                                                           "path",
                                                           "pg_lsn",
                                                           "pg_snapshot",
                                                           "point",
                                                           "polygon",
                                                           "regclass",
                                                           "regcollation",
                                                           "regconfig",
                                                           "regdictionary",
                                                           "regnamespace",
                                                           "regoper",
                                                           "regoperator",
                                                           "regproc",
                                                           "regprocedure",
                                                           "regrole",
                                                           "regtype",
                                                           "serial",
                                                           "serial2",
                                                           "serial4",
                                                           "serial8",
                                                           "smallserial",
                                                           "text",
                                                           "time",
                                                           "timestamp",
                                                           "timestamptz",
                                                           "timetz",
                                                           "tsmultirange",
                                                           "tsquery",
                                                           "tsrange",
                                                           "tstzmultirange",
                                                           "tstzrange",
                                                           "tsvector",
                                                           "txid_snapshot",
                                                           "uuid",
                                                           "varbit",
                                                           "varchar",
                                                           "xid",
                                                           "xid8",
                                                           "xml"});

std::string_view last_of(nodes names) {
  const bool is_name = !names.empty() && names.back()->node_case == PG_QUERY__NODE__NODE_STRING;
  return is_name ? std::string_view{names.back()->string->sval} : std::string_view{};
}

bool is_built_in(nodes names) {
  const bool own = names.size() == 2 && names[0]->node_case == PG_QUERY__NODE__NODE_STRING &&
                   std::string_view{names[0]->string->sval} == "pg_catalog";
  return (names.size() == 1 || own) && std::ranges::find(built_in, last_of(names)) != built_in.end();
}

type_facts facts_of_domain(nodes constraints) {
  type_facts facts;
  for (const auto* node : constraints) {
    switch (node->constraint->contype) {
      case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        facts.not_null = true;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
        facts.is_checked = true;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
        facts.has_default = !is_null(node->constraint->raw_expr);
        break;
      default:
        break;
    }
  }
  return facts;
}

}  // namespace

void known_types::note(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: {
      const auto& domain = *statement.create_domain_stmt;
      auto facts = facts_of_domain({domain.constraints, domain.n_constraints});
      const auto base = facts_of(domain.type_name);
      add(last_of({domain.domainname, domain.n_domainname}),
          {facts.not_null || base.not_null, facts.is_checked || base.is_checked, facts.has_default || base.has_default,
           base.is_known});
      return;
    }
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT: {
      // What is taken away again may have been put there by a migration that only a server understands.
      const auto& alter = *statement.alter_domain_stmt;
      const std::string_view kind{alter.subtype};
      const auto name = last_of({alter.type_name, alter.n_type_name});
      if (kind == "O") add(name, {.not_null = true});
      if (kind == "C") add(name, {.is_checked = true});
      if (kind == "T") add(name, {.is_known = false});
      return;
    }
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
      return add(last_of({statement.create_enum_stmt->type_name, statement.create_enum_stmt->n_type_name}), {});
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
      return add(last_of({statement.create_range_stmt->type_name, statement.create_range_stmt->n_type_name}), {});
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
      return add(statement.composite_type_stmt->typevar->relname, {});
    case PG_QUERY__NODE__NODE_RENAME_STMT:
      // The new name was known as nothing, or as another type.
      return add(statement.rename_stmt->newname, {.is_known = false});
    default:
      return;
  }
}

void known_types::add(std::string_view name, const type_facts& facts) {
  const auto [at, is_new] = types_.emplace(name, facts);
  if (is_new) return;
  auto& known = at->second;
  known.not_null |= facts.not_null;
  known.is_checked |= facts.is_checked;
  known.has_default &= facts.has_default;
  known.is_known &= facts.is_known;
}

type_facts known_types::facts_of(const PgQuery__TypeName* type) const {
  if (type == nullptr) return {.is_known = false};
  // The elements have the conditions then, and a new array has none.
  if (type->n_array_bounds > 0) return {};
  const nodes names{type->names, type->n_names};
  if (is_built_in(names)) return {};
  const auto known = types_.find(last_of(names));
  return known == types_.end() ? type_facts{.is_known = false} : known->second;
}

}  // namespace pawl::generator::pg
