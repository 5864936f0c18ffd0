#pragma once

/// Whether programs that were built without a migration keep working once it is applied: the rules that both engines
/// share. Each engine says what a step did; what that means is decided here.
///
/// Such a program goes on to do what worked before the step: it reads, inserts, updates and deletes rows, naming the
/// columns that it means. What it wrote and reads has to mean the same to it. Anything that is not known to be harmless
/// breaks it.

#include <string>
#include <string_view>
#include <vector>

#include <pawl/migration.hpp>

namespace pawl::generator {

/// A column that a table which was there before gets.
struct added_column {
  /// `notes.body`.
  std::string name;
  bool not_null = false;
  bool has_default = false;
  /// UNIQUE or PRIMARY KEY.
  bool is_key = false;
  bool is_checked = false;
  /// From other columns of the row, which the older program writes.
  bool is_computed = false;
};

/// A foreign key of a table that is new, or of a column that is.
struct added_reference {
  std::string child;
  std::string parent;
  bool parent_is_new = false;
  /// Whether rows go, or let go, with the row that they point at: ON DELETE CASCADE, or SET NULL and SET DEFAULT where
  /// NULL may then stand there.
  bool lets_go = false;
  /// Whether they go: ON DELETE CASCADE.
  bool goes_along = false;
};

/// An index of a table that was there before.
struct added_index {
  std::string name;
  bool is_unique = false;
  /// Over an expression or under a condition, which may fail for a row that the older program writes.
  bool is_computed = false;
};

/// What a step does, put together change by change. The first one that breaks older programs is the reason.
class judgement {
 public:
  void add(const added_column& column);
  void add(const added_reference& reference);
  void add(const added_index& index);

  /// `table notes is gone`: `what` names kind and object.
  void breaks(std::string what);
  /// What cannot be seen from here may be either.
  void doubts(std::string what);

  compatibility verdict() const noexcept { return verdict_; }
  /// What makes it breaking or unknown; empty otherwise.
  const std::string& reason() const noexcept { return reason_; }

 private:
  void look_for_holders();

  compatibility verdict_ = compatibility::compatible;
  std::string reason_;
  std::vector<added_reference> references_;
};

}  // namespace pawl::generator
