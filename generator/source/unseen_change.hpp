#pragma once

/// What a step does that its schemas before and after do not show: to rows, and to objects that it takes away and may
/// put back.

#include <string>

namespace pawl::generator {

/// Harmless where what it is done to was not there before the step. Names are as they are, without quotes.
struct unseen_change {
  /// Empty where the statement names none: any schema may be meant.
  std::string schema;
  /// Empty for all that the schema holds.
  std::string table;
  /// Empty for the table itself, and for its rows.
  std::string column;
  /// `rows of notes are deleted`.
  std::string what;

  bool operator==(const unseen_change&) const = default;
};

}  // namespace pawl::generator
