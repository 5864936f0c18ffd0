#pragma once

/// What must hold for a program whose upgrade met a failing disk or too little memory, once the trouble is over.

#include <cstddef>
#include <string>

#include <sqlite3.h>

#include "faults/oracle.hpp"
#include "faults/runner.hpp"

namespace pawl::faults {

/// How an upgrade ended for its caller.
struct attempt {
  bool succeeded = false;
  std::size_t reported = 0;
  /// SQLite's extended code in the error, or 0.
  int code = 0;
  /// The error's text; empty after a success.
  std::string message;
};

/// Runs the upgrade and keeps what it throws.
attempt try_upgrade(const runner& run, sqlite3* db, const migration_set& set, transaction_scope scope);

struct survivor {
  sqlite3* db;
  const migration_set& set;
  transaction_scope scope;
  /// The step before the upgrade.
  std::size_t applied;
};

/// Checks that no failure was taken for a success, that the database is at a whole step, that the connection is usable,
/// outside a transaction and enforces foreign keys as its owner asked, and that the upgrade succeeds when tried again.
/// Returns what is wrong, or nothing.
std::string examine_survivor(const survivor& survivor, const attempt& attempt, const oracle& oracle, const runner& run);

}  // namespace pawl::faults
