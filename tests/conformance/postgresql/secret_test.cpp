/// What no message holds: passwords, and values of rows unless asked for.

#include "conformance/postgresql/fixture.hpp"
#include "support/postgresql_proxy.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::test {
namespace {

constexpr const char* canary = "hunter2-canary";

struct failing_script {
  const char* name;
  const char* sql;
  const char* sql_state;
};

class secret_row : public postgresql_case, public testing::WithParamInterface<failing_script> {
 protected:
  void SetUp() override {
    db.execute(
        std::string{"CREATE TABLE people (id integer PRIMARY KEY, email text UNIQUE NOT NULL CHECK (email <> ''),"
                    " boss integer REFERENCES people, born date, age smallint);"
                    "INSERT INTO people VALUES (1, '"} +
        canary + "', NULL, NULL, 30)");
  }
  error fail(const options& options) { return failure_of(postgresql_set({{"1", "bad", GetParam().sql}}), options); }
};

TEST_P(secret_row, IsNotRepeatedUnlessAskedFor) {
  const error quiet = fail({.baseline = "0"});
  EXPECT_EQ(quiet.code(), errc::statement_failed) << quiet.what();
  EXPECT_EQ(quiet.details().sql_state, GetParam().sql_state);
  EXPECT_EQ(std::string{quiet.what()}.find(canary), std::string::npos) << quiet.what();
  EXPECT_NE(quiet.details().line, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    postgresql, secret_row,
    testing::Values(
        failing_script{"Unique", "INSERT INTO people SELECT 2, email FROM people;", "23505"},
        failing_script{"NotNull", "INSERT INTO people (id, email, born) SELECT NULL, email || '-x', NULL FROM people;",
                       "23502"},
        failing_script{"Check", "ALTER TABLE people ADD CHECK (email = '');", "23514"},
        failing_script{"CheckOfARow", "ALTER TABLE people ADD CHECK (email = '') NOT VALID; UPDATE people SET id = 3;",
                       "23514"},
        failing_script{"ForeignKey",
                       "CREATE TABLE names (n text PRIMARY KEY); ALTER TABLE people ADD FOREIGN KEY (email) REFERENCES"
                       " names;",
                       "23503"},
        failing_script{"UniqueIndex",
                       "INSERT INTO people SELECT 2, email || ' ' FROM people; CREATE UNIQUE INDEX i ON people"
                       " (trim(email));",
                       "23505"},
        failing_script{"Cast", "UPDATE people SET age = email::smallint;", "22P02"},
        failing_script{"Date", "UPDATE people SET born = email::date;", "22007"}),
    [](const auto& of) { return of.param.name; });

class detail : public postgresql_case {
 protected:
  const test_set duplicates =
      postgresql_set({{"1", "bad",
                       "CREATE TABLE u (x text UNIQUE);\nINSERT INTO u SELECT 'hunter2-' || 'canary' FROM"
                       " generate_series(1, 2);"}});
};

TEST_F(detail, OfARowIsThereWhereAskedFor) {
  const error e = failure_of(duplicates, {.row_values_in_errors = true});
  EXPECT_NE(std::string{e.what()}.find("Key (x)=(hunter2-canary) already exists."), std::string::npos) << e.what();
}

TEST_F(detail, OfARowIsLeftOutOtherwise) {
  const error e = failure_of(duplicates);
  EXPECT_EQ(std::string{e.what()}.find(canary), std::string::npos) << e.what();
  EXPECT_EQ(e.details().detail, "");
}

TEST_F(detail, ThatHoldsNoRowIsPartOfTheText) {
  const error e = failure_of(
      postgresql_set({{"1", "bad", "CREATE TABLE a (x integer);\nCREATE VIEW v AS SELECT x FROM a;\nDROP TABLE a;"}}));
  EXPECT_EQ(e.details().sql_state, "2BP01");
  EXPECT_EQ(e.details().line, 3U);
  EXPECT_NE(std::string{e.what()}.find("view v depends on table a"), std::string::npos) << e.what();
  EXPECT_NE(std::string{e.what()}.find("Use DROP ... CASCADE"), std::string::npos) << e.what();
}

/// Ways to fail over a connection whose string holds a password.
TEST_F(postgresql_case, NoMessageHoldsThePassword) {
  postgresql_proxy proxy{test_database::host()};
  const std::string with_password =
      replaced(database.connection_string(), test_database::host(), proxy.host()) + " password=" + canary;
  const std::vector<std::vector<migration_text>> sets{
      {{"1", "a", "SELEC 1;"}},
      {{"1", "a", "SELECT * FROM missing;"}},
      {{"1", "a", "DO $$ BEGIN RAISE EXCEPTION 'no'; END $$;"}},
      {{"1", "a", "VACUUM missing;", "", {{resumption::rerun, "missing", ""}}}},
      {{"1", "a", "SELECT pg_terminate_backend(pg_backend_pid());"}},
  };
  for (const auto& migrations : sets) {
    const postgresql_session mine{with_password};
    const error e = test::failure_of(mine, postgresql_set(migrations));
    EXPECT_EQ(std::string{e.what()}.find(canary), std::string::npos) << e.what();
  }
  for (std::size_t message = 1; message <= 6; ++message) {
    for (const wire direction : {wire::to_server, wire::to_client}) {
      const postgresql_session mine{with_password};
      proxy.arm({.direction = direction, .messages = message});
      try {
        migrate(mine, postgresql_set({{"1", "a", "CREATE TABLE IF NOT EXISTS a (x integer);"}}));
      } catch (const std::exception& e) {
        EXPECT_EQ(std::string{e.what()}.find(canary), std::string::npos) << e.what();
        EXPECT_NE(dynamic_cast<const error*>(&e), nullptr) << e.what();
      }
    }
  }
}

}  // namespace
}  // namespace pawl::test
