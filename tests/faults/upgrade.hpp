#pragma once

/// The upgrades that are rehearsed: what the database holds before, and the migrations that change it.

#include <cstddef>
#include <string>
#include <vector>

#include "support/test_set.hpp"

namespace pawl::faults {

struct upgrade {
  std::string name;
  std::vector<test::migration_text> migrations;
  /// How many of them the database has behind it.
  std::size_t applied = 0;
  /// What the application did with the database since: rows.
  std::string rows = {};
  /// What the application sets on its connection.
  std::string settings = "PRAGMA foreign_keys = ON;";
};

/// The set as a program carries it that knows only the first `count` migrations.
test::test_set set_of(const upgrade& upgrade, std::size_t count);
test::test_set set_of(const upgrade& upgrade);

/// Two tables with rows, then twelve steps: indexes, a trigger, FTS5, back-fills, columns, and a rebuild of the table
/// that two foreign keys point at.
const upgrade& notes_upgrade();

/// The same fourteen steps where there is no database yet.
const upgrade& fresh_install();

/// A page cache so small that changed pages reach the file before the commit.
const upgrade& spilling_upgrade();

}  // namespace pawl::faults
