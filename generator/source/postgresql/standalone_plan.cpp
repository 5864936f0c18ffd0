#include "source/postgresql/standalone_plan.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/names.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

std::string name_of(const PgQuery__RangeVar* table) {
  return table == nullptr ? std::string{} : quoted(table->schemaname, table->relname);
}

/// A list of strings: a name with what stands before it.
std::string name_of(const PgQuery__Node& node) {
  if (node.node_case != PG_QUERY__NODE__NODE_LIST || node.list->n_items == 0) return {};
  const auto text = [&](std::size_t from_end) {
    return from_end > node.list->n_items ? "" : node.list->items[node.list->n_items - from_end]->string->sval;
  };
  return quoted(text(2), text(1));
}

/// As PostgreSQL's defGetBoolean() reads it: an option without a value is on.
bool is_on(const PgQuery__DefElem& option) {
  if (option.arg == nullptr) return true;
  switch (option.arg->node_case) {
    case PG_QUERY__NODE__NODE_INTEGER:
      return option.arg->integer->ival != 0;
    case PG_QUERY__NODE__NODE_STRING: {
      const std::string_view value{option.arg->string->sval};
      return !is_word(value, "false") && !is_word(value, "off") && value != "0";
    }
    default:
      return true;
  }
}

const PgQuery__DefElem* find_option(nodes options, std::string_view name) {
  for (const auto* option : options)
    if (option->node_case == PG_QUERY__NODE__NODE_DEF_ELEM && name == option->def_elem->defname)
      return option->def_elem;
  return nullptr;
}

bool is_on(nodes options, std::string_view name, bool otherwise) {
  const auto* option = find_option(options, name);
  return option == nullptr ? otherwise : is_on(*option);
}

standalone_plan plan(resumption how, std::string label, std::string relation, std::string object) {
  return {{how, std::move(relation), std::move(object)}, std::move(label)};
}

std::optional<standalone_plan> plan_index(const PgQuery__IndexStmt& index) {
  if (index.concurrent == 0) return std::nullopt;
  const std::string_view name{index.idxname};
  auto result = plan(resumption::create_index, "CREATE INDEX CONCURRENTLY", name_of(index.relation),
                     name.empty() ? std::string{} : quoted(name));
  result.unnamed_index = name.empty();
  return result;
}

std::optional<standalone_plan> plan_drop(const PgQuery__DropStmt& drop) {
  if (drop.concurrent == 0 || drop.n_objects == 0) return std::nullopt;
  return plan(resumption::drop, "DROP INDEX CONCURRENTLY", {}, name_of(*drop.objects[0]));
}

std::optional<standalone_plan> plan_reindex(const PgQuery__ReindexStmt& reindex) {
  const bool concurrently = is_on(nodes{reindex.params, reindex.n_params}, "concurrently", false);
  const auto how = concurrently ? resumption::reindex : resumption::rerun;
  const std::string end = concurrently ? " CONCURRENTLY" : "";
  switch (reindex.kind) {
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX:
      if (!concurrently) return std::nullopt;
      return plan(how, "REINDEX INDEX" + end, {}, name_of(reindex.relation));
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE:
      if (!concurrently) return std::nullopt;
      return plan(how, "REINDEX TABLE" + end, name_of(reindex.relation), {});
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA:
      return plan(how, "REINDEX SCHEMA" + end, {}, {});
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SYSTEM:
      return plan(how, "REINDEX SYSTEM" + end, {}, {});
    default:
      return plan(how, "REINDEX DATABASE" + end, {}, {});
  }
}

std::optional<standalone_plan> plan_vacuum(const PgQuery__VacuumStmt& vacuum) {
  if (vacuum.is_vacuumcmd == 0) return std::nullopt;
  const bool one_table = vacuum.n_rels == 1 && vacuum.rels[0]->node_case == PG_QUERY__NODE__NODE_VACUUM_RELATION;
  return plan(resumption::rerun, "VACUUM", one_table ? name_of(vacuum.rels[0]->vacuum_relation->relation) : "", {});
}

std::optional<standalone_plan> plan_detach(const PgQuery__AlterTableStmt& alter) {
  for (const auto* node : nodes{alter.cmds, alter.n_cmds}) {
    const auto& command = *node->alter_table_cmd;
    if (command.subtype != PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition || command.def == nullptr) continue;
    const auto& partition = *command.def->partition_cmd;
    if (partition.concurrent == 0) continue;
    return plan(resumption::detach_partition, "DETACH PARTITION CONCURRENTLY", name_of(alter.relation),
                name_of(partition.name));
  }
  return std::nullopt;
}

std::optional<standalone_plan> plan_subscription(const PgQuery__CreateSubscriptionStmt& create) {
  const nodes options{create.options, create.n_options};
  if (!is_on(options, "create_slot", is_on(options, "connect", true))) return std::nullopt;
  return plan(resumption::create, "CREATE SUBSCRIPTION with a slot", {}, quoted(create.subname));
}

std::optional<standalone_plan> plan_subscription(const PgQuery__AlterSubscriptionStmt& alter) {
  if (alter.kind == PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_REFRESH)
    return plan(resumption::rerun, "ALTER SUBSCRIPTION ... REFRESH PUBLICATION", {}, quoted(alter.subname));
  if (!is_on(nodes{alter.options, alter.n_options}, "refresh", true)) return std::nullopt;
  switch (alter.kind) {
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_SET_PUBLICATION:
      return plan(resumption::rerun, "ALTER SUBSCRIPTION ... SET PUBLICATION", {}, quoted(alter.subname));
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_ADD_PUBLICATION:
      return plan(resumption::create, "ALTER SUBSCRIPTION ... ADD PUBLICATION", {}, quoted(alter.subname));
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_DROP_PUBLICATION:
      return plan(resumption::drop, "ALTER SUBSCRIPTION ... DROP PUBLICATION", {}, quoted(alter.subname));
    default:
      return std::nullopt;
  }
}

/// Databases, tablespaces and what belongs to the whole cluster.
std::optional<standalone_plan> plan_cluster_wide(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_CREATEDB_STMT:
      return plan(resumption::create, "CREATE DATABASE", {}, quoted(statement.createdb_stmt->dbname));
    case PG_QUERY__NODE__NODE_DROPDB_STMT:
      return plan(resumption::drop, "DROP DATABASE", {}, quoted(statement.dropdb_stmt->dbname));
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT: {
      const auto& alter = *statement.alter_database_stmt;
      if (find_option({alter.options, alter.n_options}, "tablespace") == nullptr) return std::nullopt;
      return plan(resumption::rerun, "ALTER DATABASE ... SET TABLESPACE", {}, quoted(alter.dbname));
    }
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
      return plan(resumption::create, "CREATE TABLESPACE", {},
                  quoted(statement.create_table_space_stmt->tablespacename));
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT:
      return plan(resumption::drop, "DROP TABLESPACE", {}, quoted(statement.drop_table_space_stmt->tablespacename));
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT:
      return plan(resumption::rerun, "ALTER SYSTEM", {}, {});
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<standalone_plan> plan_standalone(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_INDEX_STMT:
      return plan_index(*statement.index_stmt);
    case PG_QUERY__NODE__NODE_DROP_STMT:
      return plan_drop(*statement.drop_stmt);
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
      return plan_reindex(*statement.reindex_stmt);
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
      return plan_vacuum(*statement.vacuum_stmt);
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
      if (statement.cluster_stmt->relation != nullptr) return std::nullopt;
      return plan(resumption::rerun, "CLUSTER of all tables", {}, {});
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
      return plan_detach(*statement.alter_table_stmt);
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT:
      return plan_subscription(*statement.create_subscription_stmt);
    case PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT:
      return plan_subscription(*statement.alter_subscription_stmt);
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:
      return plan(resumption::drop, "DROP SUBSCRIPTION", {}, quoted(statement.drop_subscription_stmt->subname));
    default:
      return plan_cluster_wide(statement);
  }
}

std::string released_subscription(const PgQuery__Node& statement) {
  if (statement.node_case != PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT) return {};
  const auto& alter = *statement.alter_subscription_stmt;
  const auto* slot = find_option({alter.options, alter.n_options}, "slot_name");
  const bool is_none = slot != nullptr && slot->arg != nullptr && slot->arg->node_case == PG_QUERY__NODE__NODE_STRING &&
                       std::string_view{slot->arg->string->sval} == "none";
  return is_none ? quoted(alter.subname) : std::string{};
}

}  // namespace pawl::generator::pg
