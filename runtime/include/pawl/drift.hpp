#pragma once

/// How a database's schema differs from the one that the set's migrations make: what `migrator::verify()` returns.
///
///     const pawl::drift drift = migrator.verify();
///     if (!drift.empty()) std::cerr << to_string(drift);
///
/// docs/drift.md says what is compared and what is not.

#include <cstdint>
#include <string>
#include <vector>

namespace pawl {

/// One object of a schema, as its engine describes it: `column`, `notes.title`, `notes`, `TEXT NOT NULL`.
struct schema_object {
  std::string kind;
  std::string name;
  /// The table, view or type that it goes with; empty where it stands by itself.
  std::string parent;
  std::string definition;

  bool operator==(const schema_object&) const = default;
};

/// One object that differs.
struct difference {
  enum class kind_type : std::uint8_t {
    /// The migrations make it and the database has it not.
    missing,
    /// Both have it, with different definitions.
    different,
    /// The database has it and no migration of the set makes it.
    extra,
  };
  kind_type kind = kind_type::missing;
  /// `table`, `column`, `index`, `trigger`, ...
  std::string object;
  std::string name;
  /// The definitions on both sides; empty on the side that has none.
  std::string expected;
  std::string found;

  bool operator==(const difference&) const = default;
};

struct drift {
  /// What is missing, then what is different, then what is extra, each by kind and name. With a table that is missing
  /// or extra, what goes with it is not named.
  std::vector<pawl::difference> differences = {};
  /// Where the expected schema comes from and what the database runs on: `PostgreSQL 15.8`.
  std::string proven_on = {};
  std::string found_on = {};
  /// Why a difference may be one of spelling alone: the two are of different major versions. Empty where there is no
  /// doubt.
  std::string caution = {};

  /// Whether the database is in step.
  bool empty() const noexcept { return differences.empty(); }
};

/// What to say of tables, views and other objects that no migration of the set makes.
enum class extras : std::uint8_t {
  /// They are differences.
  reported,
  /// They belong to somebody else: another set, an administrator. What hangs on an object of the set, such as an
  /// unknown column, index or trigger of its tables, is a difference all the same.
  allowed,
};

/// A line for each difference, with both definitions where they differ, and the caution; empty where the database is
/// in step. Definitions are shown on one line each.
std::string to_string(const drift& drift);

}  // namespace pawl
