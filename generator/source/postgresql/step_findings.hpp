#pragma once

/// What is found about a step while its statements are read, one after the other.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "source/judgement.hpp"
#include "source/unseen_change.hpp"

// NOLINTNEXTLINE(bugprone-reserved-identifier): the name is the library's.
struct PgQuery__RangeVar;

namespace pawl::generator::pg {

/// What a migration makes, as its statements spell it: nothing that is older uses it.
class new_objects {
 public:
  void add_table(const PgQuery__RangeVar& table);
  /// What is done to rows of a view is done to those of its tables.
  void add_view(const PgQuery__RangeVar& view);
  void add_column(const PgQuery__RangeVar& table, std::string_view column);
  /// Where names begin to mean something else.
  void forget() { names_.clear(); }

  /// Or a view.
  bool has_table(const PgQuery__RangeVar* table) const;
  /// Whether a sequence of that name, or with that argument of pg_get_serial_sequence(), goes by its name with a table.
  bool has_owner_of(std::string_view sequence) const;
  bool has_view(const PgQuery__RangeVar& view) const;
  /// Whether the column is new, or its table.
  bool has_column(const PgQuery__RangeVar* table, std::string_view column) const;

 private:
  std::set<std::string> names_;
  std::set<std::string> views_;
};

class step_findings {
 public:
  new_objects made;
  /// Whether what a statement makes may have been there, or may not be made.
  bool conditional = false;

  template <typename Added>
  void add(const Added& added) {
    const bool was_breaking = result_.verdict() == compatibility::breaking;
    result_.add(added);
    settled_ = settled_ || (!conditional && !was_breaking && result_.verdict() == compatibility::breaking);
  }

  /// As far as statements tell; the schemas may show that nothing came of it.
  void breaks(std::string what) { result_.breaks(std::move(what)); }
  void doubts(std::string what) { result_.doubts(std::move(what)); }

  /// Whatever the schemas show.
  void settles(std::string what);

  /// What the schemas do not show, to something that may be new; an empty column for the table and its rows.
  void unseen(const PgQuery__RangeVar& table, std::string_view column, std::string what);
  /// The same where it may come to nothing: IF EXISTS.
  void perhaps_unseen(const PgQuery__RangeVar& table, std::string_view column, std::string what);

  /// The same where it is known to be done to something that the step has made, if that is new.
  void note_unseen(const PgQuery__RangeVar& table, std::string_view column, const std::string& what);

  const judgement& result() const noexcept { return result_; }
  /// No value where the statements are enough.
  std::optional<std::vector<unseen_change>> undecided() const;

 private:
  judgement result_;
  bool settled_ = false;
  std::vector<unseen_change> unseen_;
};

}  // namespace pawl::generator::pg
