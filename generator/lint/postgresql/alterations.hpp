#pragma once

/// The commands of ALTER TABLE, and the constraints that they add.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"

namespace pawl::generator {

struct alteration {
  const PgQuery__RangeVar& relation;
  const PgQuery__AlterTableCmd& command;
  /// Where it begins.
  std::uint32_t place = 0;
  /// As it is written, with comments and all.
  std::string_view text = {};
  /// Null where nothing is known of it.
  const pg::known_table* table = nullptr;

  /// `people.member`, for a message and for SQL.
  std::string name() const;
  std::string quoted_name() const;
  const PgQuery__ColumnDef& column() const { return *command.def->column_def; }
};

/// The commands of one kind, on tables that stood before the migration: nobody can wait for another.
std::vector<alteration> alterations_of(const postgresql_draft& draft, PgQuery__AlterTableType kind);

struct added_constraint {
  alteration at;
  const PgQuery__Constraint& constraint;
  /// Of a constraint within ADD COLUMN, that column; null otherwise.
  const PgQuery__ColumnDef* column = nullptr;
  std::uint32_t place = 0;

  std::vector<std::string> columns() const;
  /// Its own name, or the one that PostgreSQL gives it; in quotes where it needs them.
  std::string quoted_name() const;
  /// The definition as a statement by itself must write it: `FOREIGN KEY (a) REFERENCES b (id)`.
  std::string definition(const postgresql_draft& draft) const;
};

/// Constraints of one kind that are put on tables that stood before.
std::vector<added_constraint> added_constraints(const postgresql_draft& draft, PgQuery__ConstrType kind);

/// The columns that CREATE TABLE and ADD COLUMN define.
struct defined_column {
  const PgQuery__RangeVar& relation;
  const PgQuery__ColumnDef& column;
  const PgQuery__CreateStmt* create = nullptr;
};
std::vector<defined_column> defined_columns(const postgresql_draft& draft);

/// The constraint of that kind; null where there is none.
const PgQuery__Constraint* constraint_of(const PgQuery__ColumnDef& column, PgQuery__ConstrType kind);

}  // namespace pawl::generator
