// What a person at a terminal sees.

#include <sstream>

#include "command_line/verbs_fixture.hpp"

namespace pawl::test {

class on_a_terminal : public verbs_on_engine {
 protected:
  on_a_terminal() { write_three(); }
};

PAWL_ON_EACH_ENGINE(on_a_terminal);

TEST_P(on_a_terminal, IsAskedBeforeDataAreLost) {
  output_of(0, "up");
  terminal screen{verb("down")};
  ASSERT_TRUE(screen.shows("Go on? [y/N] ")) << screen.text();
  EXPECT_TRUE(holds(screen.text(), "  0003 keep_first\n    DELETE FROM notes WHERE id = 1;\n")) << screen.text();
  screen.type("y\n");
  EXPECT_EQ(screen.wait(), 0);
  EXPECT_TRUE(holds(screen.text(), "undid 0003 keep_first (")) << screen.text();
  EXPECT_EQ(rows("SELECT count(*) FROM notes"), "0\n");
}

TEST_P(on_a_terminal, SayingNoChangesNothing) {
  output_of(0, "up");
  for (const char* answer : {"n\n", "\n", "\x04"}) {
    terminal screen{verb("redo")};
    ASSERT_TRUE(screen.shows("Go on? [y/N] ")) << screen.text();
    screen.type(answer);
    EXPECT_EQ(screen.wait(), 1);
    EXPECT_TRUE(holds(screen.text(), ": nothing was changed\n")) << screen.text();
  }
  EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "3\n");
}

TEST_P(on_a_terminal, CtrlCAtTheQuestionChangesNothing) {
  output_of(0, "up");
  terminal screen{verb("down")};
  ASSERT_TRUE(screen.shows("[y/N]"));
  screen.press_ctrl_c();
  EXPECT_EQ(screen.wait(), 130);
  EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "3\n");
}

TEST_P(on_a_terminal, ShowsColoursUnlessToldOtherwise) {
  terminal screen{verb("status")};
  EXPECT_EQ(screen.wait(), 3);
  EXPECT_TRUE(holds(screen.text(), "\033[33m0001     create_notes  pending\033[0m")) << screen.text();
  command plain = verb("status");
  plain.environment["NO_COLOR"] = "1";
  terminal without{plain};
  EXPECT_EQ(without.wait(), 3);
  EXPECT_FALSE(holds(without.text(), "\033[")) << without.text();
}

TEST_P(on_a_terminal, FitsTwentyColumns) {
  output_of(0, "up");
  write("0004_a_name_that_is_longer_than_any_screen_of_twenty_columns.sql", "CREATE TABLE t (id INTEGER);\n");
  command status = verb("status");
  status.environment["NO_COLOR"] = "1";
  terminal screen{status, 20};
  EXPECT_EQ(screen.wait(), 3);
  std::istringstream lines{screen.text()};
  std::string line;
  std::getline(lines, line);  // Names the database, whose path is as long as it is.
  while (std::getline(lines, line)) EXPECT_LE(line.size(), 22U) << line;
  EXPECT_TRUE(holds(screen.text(), "0004")) << screen.text();
}

TEST_F(verbs_fixture, ProgressNamesMigrationStatementAndTime) {
  write("0001_create_seeds.sql", "CREATE TABLE seeds (id INTEGER PRIMARY KEY);\n");
  output_of(0, "up");
  run({.program = "sqlite3", .arguments = {file_, "INSERT INTO seeds VALUES (1)"}});
  write("0002_count.sql",
        "CREATE TABLE sums (n INTEGER);\nINSERT INTO sums WITH RECURSIVE n (i) AS (SELECT id FROM seeds UNION ALL "
        "SELECT i + 1 FROM n LIMIT 1000000000000) SELECT count(*) FROM n;\n");
  terminal screen{verb("up")};
  EXPECT_TRUE(screen.shows("[----------] 1/1 0:00  0002 count  statement 2 of 2")) << screen.text();
  EXPECT_TRUE(screen.shows("[----------] 1/1 0:01  0002 count  statement 2 of 2")) << screen.text();
  terminal quiet{verb("up", {"--quiet"})};
  EXPECT_FALSE(quiet.shows("1/1", std::chrono::seconds{2})) << quiet.text();
}

}  // namespace pawl::test
