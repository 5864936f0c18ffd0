#pragma once

/// Whether programs that were built without a migration keep working, as far as the statements of its up script tell.
/// What depends on what was there before (IF NOT EXISTS, OR REPLACE, another type of a column) stays in doubt, for a
/// server to tell.

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "source/judgement.hpp"
#include "source/postgresql/nodes.hpp"

// NOLINTBEGIN(bugprone-reserved-identifier): the names are the library's.
struct PgQuery__AlterTableCmd;
struct PgQuery__AlterTableStmt;
struct PgQuery__ColumnDef;
struct PgQuery__Constraint;
struct PgQuery__CreateStmt;
struct PgQuery__IndexStmt;
struct PgQuery__RangeVar;
// NOLINTEND(bugprone-reserved-identifier)

namespace pawl::generator::pg {

/// What a migration makes, as its statements spell it: nothing that is older uses it.
class new_objects {
 public:
  void add_table(const PgQuery__RangeVar& table);
  void add_column(const PgQuery__RangeVar& table, std::string_view column);

  bool has_table(const PgQuery__RangeVar* table) const;
  /// Whether the column is new, or its table.
  bool has_column(const PgQuery__RangeVar* table, std::string_view column) const;

 private:
  std::set<std::string> names_;
};

class step_judge {
 public:
  /// Notes one statement after the other; null stands for one of which no tree was made, with its text.
  void note(const PgQuery__Node* statement, std::string_view sql);

  const judgement& result() const noexcept { return result_; }

 private:
  void note(const PgQuery__CreateStmt& create);
  void note(const PgQuery__AlterTableStmt& alter);
  void note_completion(const PgQuery__AlterTableStmt& alter);
  void note(const PgQuery__AlterTableCmd& command, const PgQuery__RangeVar& table);
  void note(const PgQuery__IndexStmt& index);
  void note_made(const PgQuery__Node& statement);
  void note_other(const PgQuery__Node& statement);
  void add_column(const PgQuery__ColumnDef& column, const PgQuery__RangeVar& table);
  void add_references(std::span<PgQuery__Node* const> constraints, const PgQuery__RangeVar& table);
  void stands_on(const PgQuery__RangeVar* table, std::string_view what);

  new_objects made_;
  judgement result_;
};

}  // namespace pawl::generator::pg
