// redo: all of it or nothing, as far as the engine can.

#include "command_line/verbs_fixture.hpp"

namespace pawl::test {

/// The last migration applies once, and not again behind what the test adds.
class redo : public verbs_on_engine {
 protected:
  redo() {
    write_three();
    write("0004_pick.sql",
          "CREATE TABLE picks (id INTEGER PRIMARY KEY);\n"
          "INSERT INTO picks SELECT 7 FROM notes WHERE body = 'picked';\n-- migrate:down\nDROP TABLE picks;\n");
    output_of(0, "up");
  }
};

PAWL_ON_EACH_ENGINE(redo);

TEST_P(redo, UndoesAndAppliesAgain) {
  rows("INSERT INTO notes (id, body) VALUES (2, 'picked')");
  const std::string done = output_of(0, "redo", {"--yes"});
  EXPECT_LT(done.find("undid 0004 pick ("), done.find("applied 0004 pick (")) << done;
  EXPECT_EQ(rows("SELECT id FROM picks"), "7\n");
  EXPECT_EQ(rows("SELECT ordinal, version FROM pawl_history WHERE ordinal > 2 ORDER BY 1"), "3|0003\n4|0004\n");
}

TEST_P(redo, LeavesTheMigrationAppliedWhereItFails) {
  rows("INSERT INTO picks VALUES (1)");
  rows("INSERT INTO notes (id, body) VALUES (2, 'picked'), (3, 'picked')");
  const process_result result = pawl("redo", {"--yes"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(holds(result.errors, "0004_pick.sql:2:1: ")) << result.errors;
  EXPECT_FALSE(holds(result.errors, "stays")) << result.errors;
  EXPECT_EQ(rows("SELECT id FROM picks"), "1\n");
  EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "4\n");
}

TEST_P(redo, HasNothingToDoWhereNothingIsApplied) {
  output_of(0, "to", {"0", "--yes"});
  EXPECT_EQ(output_of(0, "redo"), "nothing to do\n");
}

TEST_P(redo, AsksAboutTheWayDownAlone) {
  const process_result asked = pawl("redo");
  EXPECT_EQ(asked.exit_code, 2);
  EXPECT_TRUE(holds(asked.errors, "This undoes 1 migration of ")) << asked.errors;
  EXPECT_FALSE(holds(asked.errors, "CREATE TABLE picks")) << asked.errors;
}

#ifdef PAWL_WITH_POSTGRESQL
class redo_outside_a_transaction : public redo {};
INSTANTIATE_TEST_SUITE_P(on, redo_outside_a_transaction, testing::Values("postgresql"));

TEST_P(redo_outside_a_transaction, SaysThatTheMigrationStaysUndoneWhereItFails) {
  rows("CREATE FUNCTION fine(text) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT 1'");
  write("0005_index.sql",
        "CREATE INDEX CONCURRENTLY notes_fine ON notes (fine(body));\n-- migrate:down\n"
        "DROP INDEX CONCURRENTLY notes_fine;\n");
  output_of(0, "up");
  rows("CREATE OR REPLACE FUNCTION fine(text) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT 1 / 0'");
  const process_result result = pawl("redo", {"--yes"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(holds(result.errors, "the migration is undone and stays so until `up` applies it\n")) << result.errors;
  EXPECT_TRUE(holds(result.errors, "1 step before that is done and stays\n")) << result.errors;
  EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "4\n");
  rows("CREATE OR REPLACE FUNCTION fine(text) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT 1'");
  EXPECT_TRUE(holds(output_of(0, "up"), "applied 0005 index"));
}

TEST_P(redo_outside_a_transaction, SaysNothingOfTheKindWhereItFinishesAnUpAndFailsBehindIt) {
  write("0005_index.sql",
        "CREATE INDEX CONCURRENTLY notes_body ON notes (body);\n-- migrate:down\n"
        "DROP INDEX CONCURRENTLY missing;\n");
  output_of(0, "up");
  rows("UPDATE pawl_history SET state = 'running' WHERE ordinal = 5");
  const process_result result = pawl("redo", {"--yes"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(holds(result.errors, "missing")) << result.errors;
  EXPECT_TRUE(holds(result.errors, "1 step before that is done and stays\n")) << result.errors;
  EXPECT_FALSE(holds(result.errors, "undone")) << result.errors;
  EXPECT_EQ(rows("SELECT state FROM pawl_history WHERE ordinal = 5"), "applied\n");
}
#endif

}  // namespace pawl::test
