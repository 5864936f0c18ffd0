#include "source/postgresql/removals.hpp"

#include <span>
#include <string>

#include <fmt/format.h>

#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

/// What holds rows, or a number that goes on: made anew, it is another one that looks the same.
bool holds_something(PgQuery__ObjectType type) {
  return type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE || type == PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE ||
         type == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE;
}

/// What takes nothing along that holds something, CASCADE or not.
bool is_light(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
    case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY:
    case PG_QUERY__OBJECT_TYPE__OBJECT_RULE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_STATISTIC_EXT:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
      return true;
    default:
      return false;
  }
}

/// What the schemas show, where nothing goes along with it.
bool is_seen(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN:
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
      return true;
    default:
      return is_light(type);
  }
}

/// `schema.name` of a list of names; a database may stand before.
PgQuery__RangeVar relation_of(const PgQuery__Node& object) {
  PgQuery__RangeVar relation = PG_QUERY__RANGE_VAR__INIT;
  static char nothing[] = "";
  relation.schemaname = relation.relname = nothing;
  if (object.node_case != PG_QUERY__NODE__NODE_LIST) return relation;
  const nodes names{object.list->items, object.list->n_items};
  if (!names.empty()) relation.relname = names.back()->string->sval;
  if (names.size() > 1) relation.schemaname = names[names.size() - 2]->string->sval;
  return relation;
}

}  // namespace

void judge_drop(const PgQuery__DropStmt& drop, step_findings& findings) {
  const bool perhaps = drop.missing_ok != 0;
  if (holds_something(drop.remove_type)) {
    for (const auto* object : nodes{drop.objects, drop.n_objects}) {
      const auto relation = relation_of(*object);
      const bool is_new = findings.made.has_table(&relation);
      if (perhaps || is_new)
        findings.perhaps_unseen(relation, "",
                                is_new ? fmt::format("{} is made and dropped", relation.relname)
                                       : fmt::format("{} is dropped, if it is there", relation.relname));
      else
        findings.unseen(relation, "", fmt::format("{} is dropped", relation.relname));
    }
    return;
  }
  const bool takes_along = drop.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE && !is_light(drop.remove_type);
  if (takes_along || !is_seen(drop.remove_type)) return findings.settles("something is dropped");
  perhaps ? findings.doubts("what it drops may not have been there") : findings.breaks("something is dropped");
}

void judge_rename(const PgQuery__RenameStmt& rename, step_findings& findings) {
  const bool is_column = rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN;
  const bool is_table = rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE;
  if (rename.relation == nullptr || (!is_column && !is_table)) return findings.settles("something is renamed");
  const std::string column = is_column && !is_unsaid(rename.subname) ? rename.subname : "";
  const bool is_new =
      is_column ? findings.made.has_column(rename.relation, column) : findings.made.has_table(rename.relation);
  if (is_new) return findings.perhaps_unseen(*rename.relation, column, "what it has made is renamed");
  findings.unseen(*rename.relation, column, "something is renamed");
}

}  // namespace pawl::generator::pg
