#pragma once

/// Whether programs that were built without a migration keep working, as far as the statements of its up script tell.
/// What depends on what was there before (IF NOT EXISTS, OR REPLACE, another type of a column) stays in doubt, for a
/// server to tell.

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "source/judgement.hpp"
#include "source/postgresql/known_routines.hpp"
#include "source/postgresql/known_types.hpp"
#include "source/postgresql/nodes.hpp"
#include "source/postgresql/step_findings.hpp"

// NOLINTBEGIN(bugprone-reserved-identifier): the names are the library's.
struct PgQuery__AlterTableCmd;
struct PgQuery__AlterTableStmt;
struct PgQuery__ColumnDef;
struct PgQuery__Constraint;
struct PgQuery__CreateStmt;
struct PgQuery__DefineStmt;
struct PgQuery__IndexStmt;
struct PgQuery__RangeVar;
// NOLINTEND(bugprone-reserved-identifier)

namespace pawl::generator::pg {

class step_judge {
 public:
  /// Both must outlive the judge, and know what earlier statements make.
  step_judge(const known_types& types, const known_routines& routines) : types_{types}, routines_{routines} {}

  /// Notes one statement after the other; null stands for one of which no tree was made, with its text.
  void note(const PgQuery__Node* statement, std::string_view sql);

  const judgement& result() const noexcept { return findings_.result(); }
  /// No value where the statements are enough to tell.
  std::optional<std::vector<unseen_change>> undecided() const { return findings_.undecided(); }

 private:
  void note(const PgQuery__CreateStmt& create);
  void note(const PgQuery__AlterTableStmt& alter);
  void note_completion(const PgQuery__AlterTableStmt& alter);
  void note(const PgQuery__AlterTableCmd& command, const PgQuery__RangeVar& table);
  void note_new_column(const PgQuery__AlterTableCmd& command, const PgQuery__RangeVar& table);
  void note(const PgQuery__IndexStmt& index);
  void note_block(const PgQuery__Node& block, std::string_view sql);
  void note_made(const PgQuery__Node& statement);
  void note_routine(const PgQuery__Node& statement);
  void note_definition(const PgQuery__DefineStmt& definition);
  void note_routine_name(std::string_view name);
  void note_altered(const PgQuery__Node& statement);
  void note_other(const PgQuery__Node& statement);
  void add_column(const PgQuery__ColumnDef& column, const PgQuery__RangeVar& table);
  void add_references(std::span<PgQuery__Node* const> constraints, const PgQuery__RangeVar& table,
                      const PgQuery__ColumnDef* column = nullptr);
  void note_columns(const PgQuery__CreateStmt& create);
  bool is_key_of_new_columns(const PgQuery__Node& definition, const PgQuery__RangeVar& table) const;
  bool lets_go(const PgQuery__Constraint& key, const PgQuery__RangeVar& table, const PgQuery__ColumnDef* column) const;
  void stands_on(const PgQuery__RangeVar* table, std::string_view what);

  const known_types& types_;
  const known_routines& routines_;
  step_findings findings_;
  /// New columns that cannot be NULL, and those that have a default, as `table column`.
  std::set<std::string> not_null_;
  std::set<std::string> with_default_;
  /// New tables in which rows of older ones show or will, and new tables with conditions of their own.
  std::set<std::string> shown_;
  std::set<std::string> conditioned_;
  std::set<std::string, std::less<>> made_routines_;
  /// Whether a foreign key relies on a column that may be set to NULL, and whether a constraint is gone.
  bool sets_null_ = false;
  bool drops_constraint_ = false;
};

}  // namespace pawl::generator::pg
