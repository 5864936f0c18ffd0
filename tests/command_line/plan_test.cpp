// The script of `plan`, piped to the engine's own shell, does what `up` does.

#include <filesystem>
#include <sstream>

#include "command_line/verbs_fixture.hpp"

#ifdef PAWL_WITH_POSTGRESQL
#include "support/postgresql_server.hpp"
#endif

namespace pawl::test {

class plan : public verbs_on_engine {
 protected:
  /// All that the database holds, but for times.
  std::string everything() const {
    const std::string history = rows(
        "SELECT set_name, ordinal, version, name, hash, chain, state, program, down_script, compatible "
        "FROM pawl_history ORDER BY ordinal");
    const std::string all = is_sqlite() ? run({.program = "sqlite3", .arguments = {file_, ".dump"}}).output
                                        : bash("pg_dump --no-owner \"$DATABASE_URL\"").output;
    std::string text = history;
    std::istringstream lines{all};
    for (std::string line; std::getline(lines, line);) {
      const bool is_row = line.find("create_notes") != std::string::npos || line.find("t1:") != std::string::npos;
      // pg_dump puts a random word there.
      if (!is_row && line.find("restrict ") == std::string::npos) text += line + "\n";
    }
    return text;
  }

  void use_another_database() {
    if (is_sqlite()) {
      file_ = folder_ / "other.db";
      url_ = "sqlite:" + file_;
      return;
    }
#ifdef PAWL_WITH_POSTGRESQL
    server_ = std::make_unique<test_database>();
    url_ = server_->url();
#endif
  }

  /// Both ways, which must come to the same.
  void expect_same() {
    output_of(0, "up");
    const std::string by_up = everything();
    use_another_database();
    const process_result piped = pipe();
    EXPECT_EQ(piped.exit_code, is_sqlite() ? 3 : 0) << piped.errors;
    EXPECT_EQ(piped.output + piped.errors, "");
    EXPECT_EQ(everything(), by_up);
    EXPECT_EQ(output_of(0, "plan"), "-- nothing to do\n");
  }
};

PAWL_ON_EACH_ENGINE(plan);

TEST_P(plan, PipedDoesWhatUpDoes) {
  write_three();
  write("0004_quote.sql", "INSERT INTO notes (id, body) VALUES (2, 'a -- b;'\n) -- no end");
  expect_same();
}

TEST_P(plan, PipedGoesOnWhereTheHistoryEnds) {
  write_three();
  write("0004_more.sql", "CREATE TABLE more (id INTEGER PRIMARY KEY);\n");
  const auto half = [&] { output_of(0, "to", {"2"}); };
  half();
  output_of(0, "up");
  const std::string by_up = everything();
  use_another_database();
  half();
  pipe();
  EXPECT_EQ(everything(), by_up);
}

TEST_P(plan, PipedLeavesNothingOfWhatFails) {
  write_three();
  output_of(0, "to", {"2"});
  rows("INSERT INTO notes (id, body) VALUES (1, 'in the way')");
  const process_result piped = pipe();
  EXPECT_NE(piped.exit_code, 0);
  EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "2\n");
}

TEST_P(plan, PipedTwiceDoesNothingTheSecondTime) {
  write_three();
  const process_result twice = bash(
      is_sqlite() ? "\"$PAWL\" plan --directory \"$DIR\" > \"$DIR/plan\"; f=${DATABASE_URL#sqlite:}; sqlite3 \"$f\" < "
                    "\"$DIR/plan\" && sqlite3 \"$f\" < \"$DIR/plan\""
                  : "\"$PAWL\" plan --directory \"$DIR\" > \"$DIR/plan\" 2>/dev/null; psql -Xq \"$DATABASE_URL\" < "
                    "\"$DIR/plan\" && psql -Xq \"$DATABASE_URL\" < \"$DIR/plan\"");
  EXPECT_NE(twice.exit_code, 0);
  EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "3\n");
  EXPECT_EQ(rows("SELECT count(*) FROM notes"), "1\n");
}

/// Repeatable scripts make room for versions: their rows go first, whatever stands there by then.
TEST_P(plan, PipedDoesNothingWhereSomebodyWasFaster) {
  write("V1__create_notes.sql", "CREATE TABLE notes (id INTEGER);\n");
  write("R__ids.sql", "DROP VIEW IF EXISTS ids;\nCREATE VIEW ids AS SELECT id FROM notes;\n");
  output_of(0, "up");
  for (const bool keeps_script : {true, false}) {
    const std::string version = keeps_script ? "2" : "3";
    if (!keeps_script) std::filesystem::remove(folder_ / "migrations/R__ids.sql");
    write("V" + version + "__add_note.sql", "INSERT INTO notes VALUES (" + version + ");\n");
    folder_.write("script.sql", output_of(3, "plan", {"--quiet"}));
    output_of(0, "up");
    const std::string before = rows("SELECT ordinal, version, applied_at FROM pawl_history ORDER BY ordinal");
    const std::string script = folder_ / "script.sql";
    const process_result stale = bash(is_sqlite() ? "sqlite3 '" + file_ + "' < '" + script + "'"
                                                  : "psql -Xq \"$DATABASE_URL\" < '" + script + "'");
    EXPECT_NE(stale.exit_code, 0);
    EXPECT_TRUE(holds(stale.errors, "the history has changed since this was planned: plan again")) << stale.errors;
    EXPECT_EQ(rows("SELECT count(*) FROM notes WHERE id = " + version), "1\n");
    EXPECT_EQ(rows("SELECT ordinal, version, applied_at FROM pawl_history ORDER BY ordinal"), before);
  }
}

TEST_F(verbs_fixture, PipedPlanRefusesRowsThatPointNowhere) {
  write("0001_tables.sql",
        "CREATE TABLE a (id INTEGER PRIMARY KEY);\nCREATE TABLE b (a INTEGER REFERENCES a (id));\n"
        "INSERT INTO a VALUES (1);\nINSERT INTO b VALUES (1);\n");
  output_of(0, "up");
  write("0002_lose.sql", "DELETE FROM a;\n");
  const process_result piped =
      bash("\"$PAWL\" plan --directory \"$DIR\" 2>/dev/null | sqlite3 \"${DATABASE_URL#sqlite:}\"");
  EXPECT_NE(piped.exit_code, 0);
  EXPECT_TRUE(holds(piped.errors, "no_new_violation")) << piped.errors;
  EXPECT_EQ(run({.program = "sqlite3", .arguments = {file_, "SELECT count(*) FROM a"}}).output, "1\n");
}

#ifdef PAWL_WITH_POSTGRESQL
class plan_on_server : public plan {};
INSTANTIATE_TEST_SUITE_P(on, plan_on_server, testing::Values("postgresql"));

TEST_P(plan_on_server, RunsWhatNoTransactionHolds) {
  write_three();
  write("0004_index.sql", "CREATE INDEX CONCURRENTLY notes_tag ON notes (tag);\n");
  write("0005_more.sql", "CREATE TABLE more (id INTEGER PRIMARY KEY);\n");
  expect_same();
}
#endif

}  // namespace pawl::test
