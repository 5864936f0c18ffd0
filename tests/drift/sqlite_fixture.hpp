#pragma once

/// A SQLite database at the head of a set that knows its schema.

#include <gtest/gtest.h>

#include <memory>

#include <pawl/error.hpp>
#include <pawl/migrator.hpp>
#include <pawl/sqlite.hpp>

#include "core/schema_statements.hpp"
#include "support/sqlite_file.hpp"
#include "with_schema.hpp"

namespace pawl::test {

class sqlite_drift : public testing::Test {
 protected:
  /// Makes the set, and a database by it.
  void begin(const std::vector<migration_text>& migrations) {
    made_ = std::make_unique<test_set>(migrations);
    const sqlite_file other;
    const auto proof = other.open();
    migrate(proof, *made_);
    sqlite_database proven{proof};
    live_schema live = proven.read_schema({});
    live.objects = statements::take_apart(live.objects);
    set_ = std::make_unique<set_with_schema>(*made_, live);
    migrate(db, *made_);
  }
  void begin(const std::string& sql) { begin({{"0001", "all", sql}}); }

  drift verify(extras strangers = extras::reported) {
    sqlite_database database{db};
    return migrator{database, *set_}.verify(strangers);
  }

  /// What is said behind a change by hand.
  std::string after(const std::string& sql) {
    db.execute(sql);
    return to_string(verify());
  }

  const migration_set& set() const { return *set_; }

  sqlite_file file;
  sqlite_connection db = file.open();

 private:
  std::unique_ptr<test_set> made_;
  std::unique_ptr<set_with_schema> set_;
};

}  // namespace pawl::test
