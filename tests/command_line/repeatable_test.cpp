// pawl's verbs where the folder has repeatable scripts.

#include <sstream>

#include "command_line/verbs_fixture.hpp"

namespace pawl::test {

class verbs_of_repeatables : public verbs_on_engine {
 protected:
  verbs_of_repeatables() {
    write("V1__create_notes.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);\n");
    write("V2__create_tags.sql", "CREATE TABLE tags (name TEXT);\n");
    write("U2__create_tags.sql", "DROP TABLE tags;\n");
    write_view("bodies", "body");
    write_view("ids", "id");
  }

  void write_view(const std::string& name, const std::string& columns) const {
    write("R__" + name + ".sql",
          "DROP VIEW IF EXISTS " + name + ";\nCREATE VIEW " + name + " AS SELECT " + columns + " FROM notes;\n");
  }

  std::string history() const { return rows("SELECT ordinal, version, name FROM pawl_history ORDER BY ordinal"); }

  /// `<version> <name> <state>` of each line of the table that `status` prints.
  std::string states(int code) const {
    const std::string output = output_of(code, "status");
    std::string result;
    std::istringstream lines{output.substr(output.find("\nversion") + 1)};
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      std::istringstream words{line};
      std::string version;
      std::string name;
      std::string state;
      words >> version >> name >> state;
      result += version + ' ' + name + ' ' + state + '\n';
    }
    return result;
  }
};

PAWL_ON_EACH_ENGINE(verbs_of_repeatables);

TEST_P(verbs_of_repeatables, ShowThemBehindTheVersions) {
  EXPECT_EQ(states(3), "1 create_notes pending\n2 create_tags pending\nR bodies pending\nR ids pending\n");
  EXPECT_TRUE(holds(output_of(0, "up"), "applied R ids ("));
  EXPECT_EQ(states(0), "1 create_notes applied\n2 create_tags applied\nR bodies applied\nR ids applied\n");
  EXPECT_EQ(output_of(0, "up"), "nothing to do\n");
  EXPECT_TRUE(holds(output_of(0, "history"), "\nR        ids "));
}

TEST_P(verbs_of_repeatables, SayWhatHasBecomeOfThem) {
  output_of(0, "up");
  write_view("bodies", "id, body");
  write_view("first", "min(id) AS id");
  std::filesystem::remove(folder_ / "migrations/R__ids.sql");
  EXPECT_EQ(states(3),
            "1 create_notes applied\n2 create_tags applied\nR bodies changed\nR first pending\nR ids removed\n");
  EXPECT_TRUE(holds(output_of(3, "status"), "2 migrations are applied, 2 are pending"));
  EXPECT_TRUE(holds(output_of(0, "up"), "applied R bodies ("));
  EXPECT_EQ(history(), "1|1|create_notes\n2|2|create_tags\n3|R|bodies\n4|R|first\n");
}

TEST_P(verbs_of_repeatables, WaitForTheVersionsThatTheyRunBehind) {
  output_of(0, "up");
  write("V3__create_more.sql", "CREATE TABLE more (id INTEGER);\n");
  EXPECT_EQ(states(3),
            "1 create_notes applied\n2 create_tags applied\n3 create_more pending\nR bodies pending\nR ids pending\n");
  EXPECT_TRUE(holds(output_of(3, "status"), "2 migrations are applied, 3 are pending"));
}

TEST_P(verbs_of_repeatables, PlanWhatTheShellThenDoes) {
  output_of(0, "up");
  write("V3__create_more.sql", "CREATE TABLE more (id INTEGER);\n");
  write_view("bodies", "id, body");
  const std::string plan = output_of(3, "plan");
  EXPECT_TRUE(holds(plan, "-- R ids: out of the history\n"));
  EXPECT_TRUE(holds(plan, "CREATE VIEW ids"));
  rows("DROP VIEW ids");
  const std::string errors = pipe().errors;
  EXPECT_FALSE(holds(errors, "rror")) << errors;
  EXPECT_EQ(rows("SELECT count(*) FROM ids"), "0\n");
  EXPECT_EQ(history(), "1|1|create_notes\n2|2|create_tags\n3|3|create_more\n4|R|bodies\n5|R|ids\n");
  EXPECT_EQ(output_of(0, "up"), "nothing to do\n");
}

TEST_P(verbs_of_repeatables, LeaveWhatHasNotChangedWhereNoVersionRuns) {
  output_of(0, "up");
  write_view("bodies", "id, body");
  const std::string plan = output_of(3, "plan");
  EXPECT_TRUE(holds(plan, "-- R ids: back in the history, unchanged\n"));
  EXPECT_FALSE(holds(plan, "VIEW ids"));
  EXPECT_EQ(pipe().errors, "");
  EXPECT_EQ(output_of(0, "up"), "nothing to do\n");
}

TEST_P(verbs_of_repeatables, AskForVersionsAlone) {
  output_of(0, "up");
  const process_result refused = pawl("down");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_TRUE(holds(refused.errors, "This undoes 1 migration of ")) << refused.errors;
  EXPECT_TRUE(holds(output_of(0, "down", {"--yes"}), "undid 2 create_tags ("));
  EXPECT_EQ(history(), "1|1|create_notes\n");
  const std::string up = output_of(0, "to", {"2"});
  EXPECT_TRUE(holds(up, "applied 2 create_tags (")) << up;
  EXPECT_TRUE(holds(up, "applied R bodies (")) << up;
  std::filesystem::remove(folder_ / "migrations/R__ids.sql");
  EXPECT_EQ(output_of(0, "up"), "nothing to do\n");
  EXPECT_EQ(history(), "1|1|create_notes\n2|2|create_tags\n3|R|bodies\n");
}

TEST_P(verbs_of_repeatables, RunBehindALastVersionThatIsDoneAgain) {
  output_of(0, "up");
  const std::string before = history();
  const std::string done = output_of(0, "redo", {"--yes"});
  EXPECT_TRUE(holds(done, "undid 2 create_tags (")) << done;
  EXPECT_TRUE(holds(done, "applied R ids (")) << done;
  EXPECT_EQ(history(), before);
  EXPECT_EQ(output_of(0, "up"), "nothing to do\n");
}

TEST_P(verbs_of_repeatables, VerifyWhatTheyMake) {
  output_of(0, "up");
  EXPECT_TRUE(holds(output_of(0, "verify"), "the schema is what the migrations make"));
  rows("DROP VIEW ids");
  EXPECT_TRUE(holds(output_of(4, "verify"), is_sqlite() ? "missing: view ids" : "missing: view public.ids"));
}

}  // namespace pawl::test
