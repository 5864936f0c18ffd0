/// What PostgreSQL alone has to say about repeatable scripts: it knows what depends on what.

#include "conformance/postgresql/fixture.hpp"

namespace pawl::test {
namespace {

class repeatable : public postgresql_case {
 protected:
  const test_set set = postgresql_set({{"1", "notes", "CREATE TABLE notes (x INTEGER);", "DROP TABLE notes;"},
                                       {"R", "shown", "CREATE OR REPLACE VIEW shown AS SELECT x FROM notes;"}});
};

TEST_F(repeatable, ViewInTheWayOfADownScriptIsNamedAndNothingIsLost) {
  for (const transaction_scope scope : {transaction_scope::whole, transaction_scope::each}) {
    migrate(db, set);
    const std::string before = history();
    postgresql_database engine{db};
    const error e = error_of([&] { migrator{engine, set, {.transaction = scope}}.down(); });
    EXPECT_STREQ(e.what(),
                 "migrations/1_notes.sql:1:1: 1 notes: cannot drop table notes because other objects depend on it "
                 "(SQLSTATE 2BP01)\n    DROP TABLE notes;\ndetail: view shown depends on table notes\n"
                 "hint: Use DROP ... CASCADE to drop the dependent objects too.");
    EXPECT_EQ(history(), before);
    EXPECT_EQ(db.rows("SELECT count(*) FROM shown"), "0");
    EXPECT_TRUE(migrate(db, set).up_to_date());
  }
}

TEST_F(repeatable, ConstraintThatFailsAtTheCommitIsTheMigrationsOwn) {
  migrate(db, set);
  const test_set more =
      postgresql_set({{"1", "notes", "CREATE TABLE notes (x INTEGER);", "DROP TABLE notes;"},
                      {"2", "tags",
                       "CREATE TABLE a (x INTEGER PRIMARY KEY); CREATE TABLE b (x INTEGER REFERENCES a DEFERRABLE "
                       "INITIALLY DEFERRED); INSERT INTO b VALUES (1);"},
                      {"R", "shown", "CREATE OR REPLACE VIEW shown AS SELECT x FROM notes;"}});
  EXPECT_EQ(failure_of(more).details().migration, "2 tags");
  EXPECT_EQ(history(), "1 applied\n2 applied");
}

TEST_F(repeatable, ScriptBehindAStandaloneStepRuns) {
  migrate(db, set);
  const test_set more =
      postgresql_set({{"1", "notes", "CREATE TABLE notes (x INTEGER);", "DROP TABLE notes;"},
                      {"2", "index", "CREATE INDEX CONCURRENTLY notes_x ON notes (x);", "",
                       standalone_text{resumption::create_index, "notes", "notes_x"}},
                      {"R", "shown", "CREATE OR REPLACE VIEW shown AS SELECT x, 1 AS y FROM notes;"}});
  EXPECT_EQ(words(migrate(db, more)), "+2 +shown");
  EXPECT_TRUE(migrate(db, more).up_to_date());
}

}  // namespace
}  // namespace pawl::test
