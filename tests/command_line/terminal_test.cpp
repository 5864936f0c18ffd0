// What a person at a terminal sees.

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "command_line/verbs_fixture.hpp"

namespace pawl::test {

class on_a_terminal : public verbs_on_engine {
 protected:
  on_a_terminal() { write_three(); }

  /// Leaves down scripts in the history, on PostgreSQL too.
  const std::vector<std::string> newest_{"--postgresql-proof", "server"};
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

TEST_P(on_a_terminal, LosesNothingButWhatTheQuestionWasAbout) {
  for (const char* asking : {"down", "redo", "to"}) {
    output_of(0, "to", {"2", "--yes"});
    terminal screen{
        verb(asking, asking == std::string_view{"to"} ? std::vector<std::string>{"1"} : std::vector<std::string>{})};
    ASSERT_TRUE(screen.shows("Go on? [y/N] ")) << screen.text();
    EXPECT_FALSE(holds(screen.text(), "0003")) << screen.text();
    output_of(0, "up");
    rows("INSERT INTO notes (id, body) VALUES (2, 'new')");
    screen.type("y\n");
    EXPECT_EQ(screen.wait(), 1);
    EXPECT_TRUE(holds(screen.text(), "0003 keep_first would be undone too, which nobody has asked for"))
        << screen.text();
    EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "3\n");
    EXPECT_EQ(rows("SELECT count(*) FROM notes"), "2\n");
    rows("DELETE FROM notes WHERE id = 2");
  }
}

TEST_P(on_a_terminal, TakesNothingBackButWhatTheQuestionWasAbout) {
  output_of(0, "up", newest_);
  std::filesystem::remove(folder_ / "migrations/0003_keep_first.sql");
  terminal screen{verb("up", {"--newer", "downgrade"})};
  ASSERT_TRUE(screen.shows("Go on? [y/N] ")) << screen.text();
  write_three();
  write("0004_more.sql", "CREATE TABLE more (id INTEGER);\n-- migrate:down\nDROP TABLE more;\n");
  output_of(0, "up", newest_);
  screen.type("y\n");
  EXPECT_EQ(screen.wait(), 1);
  EXPECT_TRUE(holds(screen.text(), "the history changed while it was read")) << screen.text();
  EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "4\n");
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

#ifdef PAWL_WITH_POSTGRESQL
class index_on_a_terminal : public on_a_terminal {};
INSTANTIATE_TEST_SUITE_P(on, index_on_a_terminal, testing::Values("postgresql"));

/// The figures that stand in front of the phase, in the order they were shown.
std::vector<int> percentages(const std::string& text) {
  constexpr std::string_view phase = " % building index: sca";
  std::vector<int> found;
  for (std::size_t at = text.find(phase); at != std::string::npos; at = text.find(phase, at + 1)) {
    const int figure = std::stoi(text.substr(text.rfind(' ', at - 1) + 1));
    if (found.empty() || found.back() != figure) found.push_back(figure);
  }
  return found;
}

/// Each row of the index takes its time, so that the server has something to tell on any machine.
TEST_P(index_on_a_terminal, ProgressTellsHowFarTheServerIs) {
  output_of(0, "up");
  rows(
      "CREATE FUNCTION slowly(id integer) RETURNS integer IMMUTABLE LANGUAGE sql AS "
      "'SELECT CASE WHEN pg_catalog.pg_sleep(0.01) IS NOT NULL THEN id END'");
  rows("CREATE TABLE seeds (id integer, pad text)");
  rows("ALTER TABLE seeds ALTER pad SET STORAGE PLAIN");
  rows("INSERT INTO seeds SELECT i, repeat('x', 1900) FROM generate_series(1, 400) AS i");
  write("0004_index.sql", "CREATE INDEX seeds_slowly ON seeds (slowly(id));\n");
  terminal screen{verb("up")};
  EXPECT_EQ(screen.wait(), 0) << screen.text();
  EXPECT_TRUE(holds(screen.text(), "[----------] 1/1 0:02  0004 index  statement 1 of 1  ")) << screen.text();
  const std::vector<int> figures = percentages(screen.text());
  EXPECT_GT(figures.size(), 2U) << screen.text();
  EXPECT_TRUE(std::ranges::is_sorted(figures)) << screen.text();
  EXPECT_TRUE(holds(screen.text(), "\r\033[Kapplied 0004 index (")) << screen.text();
}
#endif

}  // namespace pawl::test
