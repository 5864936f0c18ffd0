#include "lint/postgresql/alterations.hpp"

#include <span>

#include <fmt/format.h>

#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/statement_text.hpp"
#include "source/postgresql/names.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator {
namespace {

using nodes = std::span<PgQuery__Node* const>;

std::string listed(std::span<const std::string> columns) {
  std::string text;
  for (const auto& each : columns) text.append(text.empty() ? "" : ", ").append(pg::quoted(each));
  return text;
}

/// From its own text: the constraint within ADD COLUMN begins at its `location` and ends where the next one begins, or
/// the command does.
std::string text_within(const postgresql_draft& draft, const added_constraint& added) {
  const auto& sql = draft.statement.sql;
  const auto begin = static_cast<std::size_t>(added.constraint.location);
  auto end = static_cast<std::size_t>(added.at.text.data() - sql.data()) + added.at.text.size();
  for (const auto* each : nodes{added.column->constraints, added.column->n_constraints}) {
    const auto other = static_cast<std::size_t>(each->constraint->location);
    if (each->constraint->location >= 0 && other > begin && other < end) end = other;
  }
  return begin < end ? tidy(std::string_view{sql}.substr(begin, end - begin)) : std::string{};
}

/// Behind `ADD [CONSTRAINT name]`.
std::string without_head(std::string_view command, const PgQuery__Constraint& constraint) {
  lexer tokens{command, pawl::dialect::postgresql};
  std::size_t skipped = pg::is_unsaid(constraint.conname) ? 1 : 3;
  for (token each = tokens.next(); each.kind != token_kind::end; each = tokens.next()) {
    if (each.is_trivia()) continue;
    if (skipped == 0) return tidy(command.substr(each.offset));
    --skipped;
  }
  return {};
}

}  // namespace

std::string alteration::name() const { return pg::plain(relation); }
std::string alteration::quoted_name() const { return pg::quoted(relation); }

std::vector<alteration> alterations_of(const postgresql_draft& draft, PgQuery__AlterTableType kind) {
  std::vector<alteration> found;
  if (draft.node.node_case != PG_QUERY__NODE__NODE_ALTER_TABLE_STMT) return found;
  const auto& alter = *draft.node.alter_table_stmt;
  if (alter.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE || alter.relation == nullptr) return found;
  if (draft.schema.is_new(alter.relation)) return found;
  const auto* table = draft.schema.find(alter.relation);
  for (std::size_t i = 0; i < alter.n_cmds; ++i) {
    if (alter.cmds[i]->node_case != PG_QUERY__NODE__NODE_ALTER_TABLE_CMD) continue;
    const auto& command = *alter.cmds[i]->alter_table_cmd;
    if (command.subtype == kind)
      found.push_back({*alter.relation, command, draft.place_of_part(i), draft.statement.part(i), table});
  }
  return found;
}

std::vector<added_constraint> added_constraints(const postgresql_draft& draft, PgQuery__ConstrType kind) {
  std::vector<added_constraint> found;
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint))
    if (const auto& constraint = *at.command.def->constraint; constraint.contype == kind)
      found.push_back({at, constraint, nullptr, draft.place(constraint.location)});
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn))
    for (const auto* each : nodes{at.column().constraints, at.column().n_constraints})
      if (each->constraint->contype == kind)
        found.push_back({at, *each->constraint, &at.column(), draft.place(each->constraint->location)});
  return found;
}

std::vector<std::string> added_constraint::columns() const {
  auto found = pg::columns_of(constraint);
  if (found.empty() && column != nullptr) found.emplace_back(column->colname);
  return found;
}

std::string added_constraint::quoted_name() const {
  return pg::quoted(pg::constraint_name(constraint, at.relation.relname, columns()));
}

std::string added_constraint::definition(const postgresql_draft& draft) const {
  if (column == nullptr) return without_head(at.text, constraint);
  // A name stands before: `CONSTRAINT c CHECK (...)` begins at CONSTRAINT.
  auto text = text_within(draft, *this);
  if (!pg::is_unsaid(constraint.conname)) text = without_head("x " + text, constraint);
  switch (constraint.contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
      return fmt::format("FOREIGN KEY ({}) {}", listed(columns()), text);
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
      return fmt::format("UNIQUE ({})", listed(columns()));
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
      return fmt::format("PRIMARY KEY ({})", listed(columns()));
    default:
      return text;
  }
}

std::vector<defined_column> defined_columns(const postgresql_draft& draft) {
  std::vector<defined_column> found;
  if (draft.node.node_case == PG_QUERY__NODE__NODE_CREATE_STMT) {
    const auto& create = *draft.node.create_stmt;
    for (const auto* each : nodes{create.table_elts, create.n_table_elts})
      if (each->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
        found.push_back({*create.relation, *each->column_def, &create});
  } else if (draft.node.node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_STMT) {
    const auto& alter = *draft.node.alter_table_stmt;
    for (const auto* each : nodes{alter.cmds, alter.n_cmds}) {
      if (each->node_case != PG_QUERY__NODE__NODE_ALTER_TABLE_CMD) continue;
      const auto& command = *each->alter_table_cmd;
      if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn &&
          command.def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
        found.push_back({*alter.relation, *command.def->column_def});
    }
  }
  return found;
}

const PgQuery__Constraint* constraint_of(const PgQuery__ColumnDef& column, PgQuery__ConstrType kind) {
  for (const auto* each : nodes{column.constraints, column.n_constraints})
    if (each->node_case == PG_QUERY__NODE__NODE_CONSTRAINT && each->constraint->contype == kind)
      return each->constraint;
  return nullptr;
}

}  // namespace pawl::generator
