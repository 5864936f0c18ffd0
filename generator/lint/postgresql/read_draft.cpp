#include "lint/postgresql/read_draft.hpp"

#include <utility>

#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/statement_text.hpp"
#include "source/postgresql/block_statements.hpp"
#include "source/postgresql/statement_reader.hpp"

namespace pawl::generator {
namespace {

using visitor = std::function<void(const postgresql_statement&)>;

/// Of a DO block in PL/pgSQL, its body; empty otherwise.
std::string_view body_of(const PgQuery__Node& statement) {
  if (statement.node_case != PG_QUERY__NODE__NODE_DO_STMT) return {};
  std::string_view body;
  const std::span arguments{statement.do_stmt->args, statement.do_stmt->n_args};
  for (const auto* each : arguments) {
    if (each->node_case != PG_QUERY__NODE__NODE_DEF_ELEM || each->def_elem->arg == nullptr ||
        each->def_elem->arg->node_case != PG_QUERY__NODE__NODE_STRING)
      continue;
    const std::string_view value{each->def_elem->arg->string->sval};
    if (std::string_view{each->def_elem->defname} == "language" && value != "plpgsql") return {};
    if (std::string_view{each->def_elem->defname} == "as") body = value;
  }
  return body;
}

void visit_one(postgresql_statement statement, const visitor& visit) {
  statement.tree = pg::parse_sql(statement.sql, pg::parse_depth::tree).tree;
  const auto* node = statement.node();
  if (node == nullptr) return;
  statement.parts = parts_of(statement.sql, *node);
  visit(statement);
  if (statement.in_block) return;
  const auto body = body_of(*node);
  if (body.empty()) return;
  const auto inner = pg::statements_of_block(body);
  if (!inner) return;
  for (const auto& each : *inner) visit_one({.offset = statement.offset, .sql = each, .in_block = true}, visit);
}

}  // namespace

void read_statements_of(const script& script, reading wanted, const visitor& visit) {
  for (const auto& [begin, end] : script.statements) {
    const auto sql = script.text().substr(begin, end - begin);
    if (wanted == reading::schema_alone && !may_change_schema(sql)) continue;
    const auto raw = pg::statement_reader{sql}.next();
    if (raw && pg::bears_tree(*raw)) visit_one({.offset = begin, .sql = std::string{sql}}, visit);
  }
}

}  // namespace pawl::generator
