#pragma once

/// What the cases that only PostgreSQL has share.

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <pawl/error.hpp>
#include <pawl/migrator.hpp>
#include <pawl/postgresql.hpp>

#include "conformance/engine.hpp"
#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"
#include "support/test_set.hpp"

namespace pawl::test {

inline test_set postgresql_set(const std::vector<migration_text>& migrations, const std::string& name = "test_set") {
  return test_set{migrations, {.name = name, .dialect = dialect::postgresql}};
}

inline error failure_of(pqxx::connection& db, const migration_set& set, const options& options = {}) {
  return error_of([&] { migrate(db, set, options); });
}

/// Asks again until the answer is there; false where it does not come.
inline bool comes_true(const postgresql_session& db, const std::string& query, const std::string& answer = "t") {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  while (db.rows(query) != answer) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return true;
}

/// A database, the connection that the program under test would have, and another one that may do everything.
class postgresql_case : public testing::Test {
 protected:
  test_database database;
  postgresql_session db{database.connection_string()};
  postgresql_session root{database.connection_string("postgres")};

  error failure_of(const migration_set& set, const options& options = {}) { return test::failure_of(db, set, options); }

  std::string history() const {
    return root.rows("SELECT ordinal || ' ' || state FROM public.pawl_history ORDER BY ordinal");
  }
};

}  // namespace pawl::test
