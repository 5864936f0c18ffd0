#include "lint/postgresql/known_schema.hpp"

#include <algorithm>
#include <span>

#include "source/postgresql/names.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

bool is_temporary(const PgQuery__RangeVar& relation) {
  return relation.relpersistence != nullptr && *relation.relpersistence == 't';
}

std::string schema_of(const PgQuery__RangeVar& relation) {
  if (is_temporary(relation)) return "pg_temp";
  return *relation.schemaname == '\0' ? "public" : relation.schemaname;
}

bool is_said_steady(const PgQuery__CreateFunctionStmt& create) {
  return std::ranges::any_of(nodes{create.options, create.n_options}, [](const auto* option) {
    if (option->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) return false;
    const auto& element = *option->def_elem;
    return std::string_view{element.defname} == "volatility" && element.arg != nullptr &&
           element.arg->node_case == PG_QUERY__NODE__NODE_STRING &&
           std::string_view{element.arg->string->sval} != "volatile";
  });
}

}  // namespace

const known_table* known_schema::find(std::string_view schema, std::string_view name) const {
  const auto at = [&](std::string_view in) {
    const auto found = tables_.find(key{in, name});
    return found == tables_.end() ? nullptr : &found->second;
  };
  if (!schema.empty()) return at(schema);
  for (const std::string_view each : {"pg_temp", "public"})
    if (const auto* found = at(each)) return found;
  const auto last = last_.find(name);
  return last == last_.end() ? nullptr : at(last->second.first);
}

const known_table* known_schema::find(const PgQuery__RangeVar* relation) const {
  return relation == nullptr ? nullptr : find(relation->schemaname, relation->relname);
}

const known_table* known_schema::default_partition_of(const known_table* parent) const {
  return parent == nullptr ? nullptr : find(parent->default_partition.first, parent->default_partition.second);
}

known_table* known_schema::edit(const PgQuery__RangeVar* relation) {
  const auto* found = find(relation);
  return found == nullptr ? nullptr : &tables_.at({found->schema, found->name});
}

bool known_schema::is_new(const PgQuery__RangeVar* relation) const {
  return relation != nullptr && (is_temporary(*relation) || is_new(find(relation)));
}

const known_table* known_schema::table_of_index(std::string_view schema, std::string_view index) const {
  auto found = indexes_.find(key{schema.empty() ? "public" : schema, index});
  if (found == indexes_.end() && schema.empty()) {
    const auto last = last_.find(index);
    if (last != last_.end()) found = indexes_.find(last->second);
  }
  if (found == indexes_.end()) return nullptr;
  return find(found->second.table.first, found->second.table.second);
}

bool known_schema::is_new_index(std::string_view schema, std::string_view index) const {
  if (is_new(table_of_index(schema, index))) return true;
  const auto found = indexes_.find(key{schema.empty() ? "public" : schema, index});
  return found != indexes_.end() && found->second.made_in == current_;
}

bool known_schema::is_new_type(std::string_view name) const {
  const auto found = types_.find(name);
  return found != types_.end() && found->second == current_;
}

bool known_schema::is_steady(std::string_view function) const {
  const auto found = functions_.find(function);
  return found != functions_.end() && found->second;
}

known_table& known_schema::add_table(const PgQuery__RangeVar& relation) {
  const key name{schema_of(relation), relation.relname};
  last_[name.second] = name;
  auto& table = tables_[name];
  table = {.schema = name.first, .name = name.second, .made_in = current_};
  return table;
}

void known_schema::forget(const key& name) { tables_.erase(name); }

void known_schema::move(const PgQuery__RangeVar* relation, std::string schema, std::string name) {
  const auto* found = find(relation);
  if (found == nullptr) return;
  auto node = tables_.extract({found->schema, found->name});
  node.mapped().schema = schema;
  node.mapped().name = name;
  node.key() = {std::move(schema), std::move(name)};
  last_[node.key().second] = node.key();
  tables_.erase(node.key());
  tables_.insert(std::move(node));
}

void known_schema::hold(known_table* table, lock_mode mode, std::uint32_t offset) const {
  if (table == nullptr || table->made_in == current_ || mode == lock_mode::none) return;
  if (table->lock.taken_in == current_ && table->lock.mode >= mode) return;
  table->lock = {current_, mode, offset};
}

void known_schema::create_as(const PgQuery__IntoClause* into, bool if_not_exists) {
  if (into == nullptr || into->rel == nullptr || (if_not_exists && find(into->rel) != nullptr)) return;
  add_table(*into->rel);
}

void known_schema::index(const PgQuery__IndexStmt& index, std::uint32_t offset) {
  auto* table = edit(index.relation);
  if (table == nullptr) return;
  if (*index.idxname != '\0') {
    const key name{table->schema, index.idxname};
    indexes_[name] = {{table->schema, table->name}, current_};
    last_[name.second] = name;
  }
  if (index.concurrent != 0) return;
  hold(table, lock_mode::share, offset);
  if (table->indexed_in != current_) table->indexes = 0;
  table->indexed_in = current_;
  ++table->indexes;
}

void known_schema::drop(const PgQuery__DropStmt& drop, std::uint32_t offset) {
  for (const auto* object : nodes{drop.objects, drop.n_objects}) {
    const auto [schema, name] = object_name(*object);
    const auto* table = find(schema, name);
    switch (drop.remove_type) {
      case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
      case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
      case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
      case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
        if (table != nullptr) forget({table->schema, table->name});
        break;
      case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
        if (const auto* of = table_of_index(schema, name); of != nullptr && drop.concurrent == 0)
          hold(&tables_.at({of->schema, of->name}), lock_mode::access_exclusive, offset);
        indexes_.erase(key{schema.empty() ? "public" : schema, name});
        break;
      case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
        std::erase_if(tables_, [&](const auto& each) { return each.first.first == name; });
        break;
      case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
      case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN:
        types_.erase(std::string{name});
        break;
      default:
        break;
    }
  }
}

/// Types and functions are known by their names alone.
void known_schema::note_name(const PgQuery__Node& statement) {
  const auto last = [](nodes names) { return std::string{object_name(*names.back()).second}; };
  if (statement.node_case == PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT) {
    const auto& domain = *statement.create_domain_stmt;
    if (domain.n_domainname != 0) types_[last({domain.domainname, domain.n_domainname})] = current_;
  } else if (statement.node_case == PG_QUERY__NODE__NODE_CREATE_ENUM_STMT) {
    const auto& type = *statement.create_enum_stmt;
    if (type.n_type_name != 0) types_[last({type.type_name, type.n_type_name})] = current_;
  } else if (statement.node_case == PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT) {
    const auto& function = *statement.create_function_stmt;
    if (function.n_funcname != 0) functions_[last({function.funcname, function.n_funcname})] = is_said_steady(function);
  }
}

void known_schema::apply(const PgQuery__Node& statement, std::uint32_t offset) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
      return create(*statement.create_stmt, offset);
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
      return create(*statement.create_foreign_table_stmt->base_stmt, offset);
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
      return create_as(statement.create_table_as_stmt->into, statement.create_table_as_stmt->if_not_exists != 0);
    case PG_QUERY__NODE__NODE_SELECT_STMT:
      return create_as(statement.select_stmt->into_clause, false);
    case PG_QUERY__NODE__NODE_VIEW_STMT:
      if (find(statement.view_stmt->view) == nullptr) add_table(*statement.view_stmt->view);
      return;
    case PG_QUERY__NODE__NODE_INDEX_STMT:
      return index(*statement.index_stmt, offset);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
      return alter(*statement.alter_table_stmt, offset);
    case PG_QUERY__NODE__NODE_RENAME_STMT:
      return rename(*statement.rename_stmt, offset);
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT: {
      const auto& set = *statement.alter_object_schema_stmt;
      if (set.relation == nullptr) return;
      hold(edit(set.relation), lock_mode::access_exclusive, offset);
      return move(set.relation, set.newschema, set.relation->relname);
    }
    case PG_QUERY__NODE__NODE_DROP_STMT:
      return drop(*statement.drop_stmt, offset);
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
      return hold(edit(statement.create_trig_stmt->relation), lock_mode::share_row_exclusive, offset);
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
      for (const auto* each :
           nodes{statement.create_schema_stmt->schema_elts, statement.create_schema_stmt->n_schema_elts})
        apply(*each, offset);
      return;
    default:
      return note_name(statement);
  }
}

}  // namespace pawl::generator::pg
