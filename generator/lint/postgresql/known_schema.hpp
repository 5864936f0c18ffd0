#pragma once

/// What the migrations before a statement have made, as far as their trees tell: what a rule needs to know of a table
/// that it did not see being made.

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pg_query/pg_query.pb-c.h>

namespace pawl::generator::pg {

/// Locks of tables that make somebody wait, the weakest first.
enum class lock_mode : std::uint8_t { none, share, share_row_exclusive, exclusive, access_exclusive };

struct known_column {
  /// `int4`, `varchar`: the last of its names, as the catalogue spells it.
  std::string type;
  std::vector<std::int32_t> modifiers = {};
  bool is_array = false;
  bool not_null = false;
};

struct known_constraint {
  PgQuery__ConstrType kind = PG_QUERY__CONSTR_TYPE__CONSTR_CHECK;
  /// Those that it is about, or mentions.
  std::vector<std::string> columns = {};
  /// Those of which a CHECK says IS NOT NULL.
  std::vector<std::string> never_null = {};
  bool validated = true;
};

/// The strongest lock that the migration in hand has taken of a table so far.
struct held_lock {
  std::size_t taken_in = 0;
  lock_mode mode = lock_mode::none;
  /// Of the statement that took it, in its script.
  std::uint32_t offset = 0;
};

struct known_table {
  std::string schema;
  std::string name;
  std::size_t made_in = 0;
  bool is_partitioned = false;
  /// The columns that its partitions are told apart by.
  std::vector<std::string> partition_key = {};
  /// Schema and name of the partition that takes what no other does; empty where there is none.
  std::pair<std::string, std::string> default_partition = {};
  std::map<std::string, known_column, std::less<>> columns = {};
  std::map<std::string, known_constraint, std::less<>> constraints = {};
  /// `schema.name` of the tables whose foreign keys point at it.
  std::set<std::string> referrers = {};
  held_lock lock = {};
  /// How many indexes the migration `indexed_in` has built on it.
  std::size_t indexed_in = 0;
  std::size_t indexes = 0;
};

/// Names as PostgreSQL finds them where nobody has changed the search_path: a name alone is in `public`; where nothing
/// there has it, it is what was last made by that name.
class known_schema {
 public:
  /// Migrations count from 1.
  void begin_migration() { ++current_; }
  std::size_t current() const noexcept { return current_; }

  /// What the statement that begins at `offset` does to it.
  void apply(const PgQuery__Node& statement, std::uint32_t offset);

  /// Null where none is known.
  const known_table* find(const PgQuery__RangeVar* relation) const;
  const known_table* find(std::string_view schema, std::string_view name) const;
  /// Null where it has none.
  const known_table* default_partition_of(const known_table* parent) const;
  /// The table of an index.
  const known_table* table_of_index(std::string_view schema, std::string_view index) const;

  /// Whether the migration in hand has made it, so that nobody can wait for it.
  bool is_new(const known_table* table) const { return table != nullptr && table->made_in == current_; }
  bool is_new(const PgQuery__RangeVar* relation) const;
  bool is_new_index(std::string_view schema, std::string_view index) const;
  bool is_new_type(std::string_view name) const;
  /// A function of the set by its name alone; known and said to be IMMUTABLE or STABLE.
  bool is_steady(std::string_view function) const;

 private:
  using key = std::pair<std::string, std::string>;
  struct known_index {
    key table;
    std::size_t made_in = 0;
  };

  known_table* edit(const PgQuery__RangeVar* relation);
  known_table& add_table(const PgQuery__RangeVar& relation);
  void forget(const key& name);
  void move(const PgQuery__RangeVar* relation, std::string schema, std::string name);
  void create(const PgQuery__CreateStmt& create, std::uint32_t offset);
  void create_as(const PgQuery__IntoClause* into, bool if_not_exists);
  void copy_columns(const PgQuery__RangeVar* from, known_table& to);
  void note_default(const PgQuery__PartitionBoundSpec* bound, const PgQuery__RangeVar* partition, known_table* parent);
  void index(const PgQuery__IndexStmt& index, std::uint32_t offset);
  void alter(const PgQuery__AlterTableStmt& alter, std::uint32_t offset);
  void alter(const PgQuery__AlterTableCmd& command, known_table& table, std::uint32_t offset);
  void add_column(const PgQuery__ColumnDef& column, known_table& table, std::uint32_t offset);
  void add_constraint(const PgQuery__Constraint& constraint, std::string_view column, known_table& table,
                      std::uint32_t offset);
  void drop(const PgQuery__DropStmt& drop, std::uint32_t offset);
  void note_name(const PgQuery__Node& statement);
  void rename(const PgQuery__RenameStmt& rename, std::uint32_t offset);
  void hold(known_table* table, lock_mode mode, std::uint32_t offset) const;

  std::size_t current_ = 0;
  std::map<key, known_table> tables_;
  std::map<std::string, key, std::less<>> last_;
  std::map<key, known_index> indexes_;
  std::map<std::string, std::size_t, std::less<>> types_;
  std::map<std::string, bool, std::less<>> functions_;
};

/// `schema.name` of a list of names; what stands before is left out.
std::pair<std::string_view, std::string_view> object_name(const PgQuery__Node& object);

/// The columns that a constraint names or its expression mentions.
std::vector<std::string> columns_of(const PgQuery__Constraint& constraint);

/// Every column that an expression mentions, each once.
std::vector<std::string> mentioned_columns(const PgQuery__Node* expression);

/// `column IS NOT NULL`, also where AND joins several: the columns.
std::vector<std::string> never_null_columns(const PgQuery__Node* condition);

known_column column_of(const PgQuery__TypeName* type);

}  // namespace pawl::generator::pg
