#pragma once

/// A PostgreSQL database at the head of a set that knows its schema.

#include <gtest/gtest.h>

#include <memory>

#include <pawl/error.hpp>
#include <pawl/migrator.hpp>
#include <pawl/postgresql.hpp>

#include "postgresql/schema.hpp"
#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"
#include "with_schema.hpp"

namespace pawl::test {

class postgresql_drift : public testing::Test {
 protected:
  /// Makes the set, and a database by it; the schema is that of another one, as the build reads it.
  void begin(const std::vector<migration_text>& migrations) {
    made_ = std::make_unique<test_set>(migrations, set_options{.dialect = dialect::postgresql});
    const test_database other;
    const postgresql_session proof{other.connection_string()};
    migrate(proof, *made_);
    postgresql::link line{proof};
    set_ = std::make_unique<set_with_schema>(
        *made_, live_schema{postgresql::engine_name(line), postgresql::read_schema(line, {}, std::nullopt)});
    migrate(db, *made_);
  }
  void begin(const std::string& sql) { begin({{"0001", "all", sql}}); }

  drift verify(pqxx::connection& connection, extras strangers = extras::reported) {
    postgresql_database engine{connection};
    return migrator{engine, *set_}.verify(strangers);
  }
  drift verify(extras strangers = extras::reported) { return verify(db, strangers); }

  /// What is said behind a change by hand.
  std::string after(const std::string& sql) {
    root.execute(sql);
    return to_string(verify());
  }

  const migration_set& set() const { return *set_; }

  test_database database;
  postgresql_session db{database.connection_string()};
  postgresql_session root{database.connection_string("postgres")};

 private:
  std::unique_ptr<test_set> made_;
  std::unique_ptr<set_with_schema> set_;
};

}  // namespace pawl::test
