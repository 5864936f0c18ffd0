#pragma once

/// What the cases that only SQLite has share.

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>

#include <pawl/error.hpp>
#include <pawl/migrator.hpp>
#include <pawl/sqlite.hpp>

#include "conformance/engine.hpp"
#include "support/sqlite_file.hpp"
#include "support/test_set.hpp"

namespace pawl::test {

/// A file, and the connection that the program under test would have.
class sqlite_case : public testing::Test {
 protected:
  sqlite_file file;
  sqlite_connection db = file.open();

  error failure_of(const migration_set& set, const options& options = {}) {
    return error_of([&] { migrate(db, set, options); });
  }

  int setting(int which) const {
    int value = -1;
    sqlite3_db_config(db, which, -1, &value);
    return value;
  }
};

}  // namespace pawl::test
