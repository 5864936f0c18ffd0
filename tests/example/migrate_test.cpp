// `notes migrate ...`: pawl::command_line() in a real program, on each engine.

#include "example/notes_fixture.hpp"

namespace pawl::test {

class migrate : public notes_on_engine {
 protected:
  migrate() : url_{GetParam() == "sqlite" ? "sqlite:" + where_ : where_} {}

  /// Runs `notes migrate <arguments>`, with the database behind them.
  process_result run_verb(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "migrate");
    arguments.push_back(url_);
    return run({.program = NOTES_PROGRAM, .arguments = arguments, .timeout = std::chrono::minutes{1}});
  }

  std::string url_;
};

NOTES_ON_EACH_ENGINE(migrate);

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_P(migrate, ShowsWhatIsPendingAndChangesNothing) {
  for (int i = 0; i < 2; ++i) {
    const process_result status = run_verb({"status"});
    EXPECT_EQ(status.exit_code, 3) << status.errors;
    EXPECT_TRUE(holds(status.output, ": 0 migrations are applied, 8 are pending\n")) << status.output;
    EXPECT_TRUE(holds(status.output, "\n0008     count_tags          pending\n")) << status.output;
  }
  if (GetParam() == "sqlite") {
    EXPECT_FALSE(std::filesystem::exists(database_));
  }
}

TEST_P(migrate, AppliesWhatIsPendingAndTheProgramIsContent) {
  const process_result up = run_verb({"up"});
  EXPECT_EQ(up.exit_code, 0) << up.errors;
  EXPECT_TRUE(holds(up.output, "applied 0001 create_notes (")) << up.output;
  EXPECT_TRUE(holds(up.output, "applied 0008 count_tags (")) << up.output;
  EXPECT_EQ(run_verb({"up"}).output, "nothing to do\n");
  const process_result list = notes({"list"});
  EXPECT_EQ(list.exit_code, 0);
  EXPECT_EQ(list.errors, "") << "notes upgraded the database once more";
  EXPECT_EQ(run_verb({"status"}).exit_code, 0);
}

TEST_P(migrate, ListsTheHistory) {
  EXPECT_TRUE(holds(run_verb({"history"}).output, ": no migration of notes_schema is in the history\n"));
  run_verb({"up", "--quiet"});
  const process_result history = run_verb({"history"});
  EXPECT_EQ(history.exit_code, 0) << history.errors;
  EXPECT_TRUE(holds(history.output, "version  name                state    applied at (UTC)     duration  program\n"))
      << history.output;
  EXPECT_TRUE(holds(history.output, "  notes 2.1.0\n")) << history.output;
}

TEST_P(migrate, GoesDownToAVersionAndUpAgain) {
  run_verb({"up"});
  const process_result down = run_verb({"to", "6", "--yes"});
  EXPECT_EQ(down.exit_code, 0) << down.errors;
  EXPECT_TRUE(holds(down.output, "undid 0008 count_tags (")) << down.output;
  EXPECT_TRUE(holds(down.output, "undid 0007 pin_notes (")) << down.output;
  EXPECT_EQ(run_verb({"status"}).exit_code, 3);
  EXPECT_TRUE(holds(run_verb({"to", "0008"}).output, "applied 0008 count_tags ("));
}

TEST_P(migrate, DoesNotLoseDataWithoutBeingToldTo) {
  run_verb({"up"});
  for (const char* verb : {"down", "redo"}) {
    const process_result refused = run_verb({verb});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_TRUE(holds(refused.errors, "  0008 count_tags\n    DROP VIEW tag_counts;\n")) << refused.errors;
    EXPECT_TRUE(holds(refused.errors, "there is no terminal to ask on; --yes does it without asking\n"));
  }
  EXPECT_EQ(run_verb({"to", "1"}).exit_code, 2);
  EXPECT_EQ(run_verb({"status"}).exit_code, 0);
  EXPECT_TRUE(holds(run_verb({"redo", "--yes"}).output, "undid 0008 count_tags ("));
  EXPECT_EQ(run_verb({"down", "2", "--yes"}).exit_code, 0);
  EXPECT_EQ(run_verb({"status"}).exit_code, 3);
}

TEST_P(migrate, TakesTheDatabaseFromTheEnvironmentAndSaysSo) {
  const process_result status =
      run({.program = NOTES_PROGRAM, .arguments = {"migrate", "status"}, .environment = {{"DATABASE_URL", url_}}});
  EXPECT_EQ(status.exit_code, 3) << status.errors;
  EXPECT_TRUE(status.errors.starts_with("DATABASE_URL names " + std::string{GetParam()})) << status.errors;
}

}  // namespace pawl::test
