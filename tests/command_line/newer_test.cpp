// An older folder of migrations on a database that a newer one has upgraded: --newer.

#include <filesystem>

#include "command_line/verbs_fixture.hpp"

namespace pawl::test {

/// The database has three migrations, of which the folder knows the first. PostgreSQL's down scripts are in the history
/// where a server has proven them.
class newer : public verbs_on_engine {
 protected:
  newer() {
    write_three();
    output_of(0, "up", {"--quiet", "--postgresql-proof", "server"});
    for (const char* name : {"0002_add_tag.sql", "0003_keep_first.sql"})
      std::filesystem::remove(folder_ / ("migrations/" + std::string{name}));
  }

  std::string versions() const { return rows("SELECT version FROM pawl_history ORDER BY ordinal"); }

  static constexpr const char* losses =
      "What the statements drop is lost:\n  0003 keep_first\n    DELETE FROM notes WHERE id = 1;\n"
      "  0002 add_tag\n    ALTER TABLE notes DROP COLUMN tag;\n";
};

PAWL_ON_EACH_ENGINE(newer);

TEST_P(newer, IsRefusedUnlessToldOtherwise) {
  const process_result up = pawl("up");
  EXPECT_EQ(up.exit_code, 4);
  EXPECT_TRUE(holds(up.errors, "hint: update this program, or let it run as it is: --newer allow-compatible\n"))
      << up.errors;
  EXPECT_EQ(pawl("up", {"--newer", "forget"}).exit_code, 2);
  EXPECT_EQ(versions(), "0001\n0002\n0003\n");
}

TEST_P(newer, IsTakenBackByUp) {
  const std::string done = output_of(0, "up", {"--newer", "downgrade", "--yes"});
  EXPECT_TRUE(holds(done, "undid 0003 keep_first (")) << done;
  EXPECT_TRUE(holds(done, "undid 0002 add_tag (")) << done;
  EXPECT_EQ(versions(), "0001\n");
  EXPECT_EQ(rows("SELECT * FROM notes"), "");
  EXPECT_EQ(output_of(0, "up", {"--newer", "downgrade"}), "nothing to do\n");
}

TEST_P(newer, IsTakenBackOnceSomebodyHasAgreed) {
  terminal no{verb("up", {"--newer", "downgrade"})};
  ASSERT_TRUE(no.shows("Go on? [y/N] ")) << no.text();
  EXPECT_TRUE(holds(no.text(), losses)) << no.text();
  no.type("n\n");
  EXPECT_EQ(no.wait(), 1);
  EXPECT_EQ(versions(), "0001\n0002\n0003\n");
  terminal yes{verb("up", {"--newer", "downgrade"})};
  ASSERT_TRUE(yes.shows("Go on? [y/N] ")) << yes.text();
  yes.type("y\n");
  EXPECT_EQ(yes.wait(), 0);
  EXPECT_EQ(versions(), "0001\n");
}

TEST_P(newer, IsNotTakenBackWithoutATerminalUnlessToldYes) {
  const process_result up = pawl("up", {"--newer", "downgrade"});
  EXPECT_EQ(up.exit_code, 2);
  EXPECT_TRUE(holds(up.errors, losses)) << up.errors;
  EXPECT_TRUE(holds(up.errors, "there is no terminal to ask on; --yes does it without asking")) << up.errors;
  EXPECT_EQ(versions(), "0001\n0002\n0003\n");
}

TEST_P(newer, IsTakenBackAndFurtherByTo) {
  const process_result refused = pawl("to", {"0", "--yes"});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_TRUE(holds(refused.errors, "`up --newer downgrade` takes the database back")) << refused.errors;
  EXPECT_EQ(pawl("to", {"0", "--yes", "--newer", "allow-compatible"}).exit_code, 4);
  const process_result asked = pawl("to", {"0", "--newer", "downgrade"});
  EXPECT_EQ(asked.exit_code, 2);
  EXPECT_TRUE(holds(asked.errors, std::string{losses} + "  0001 create_notes\n    DROP TABLE notes;\n"))
      << asked.errors;
  EXPECT_EQ(versions(), "0001\n0002\n0003\n");
  const std::string done = output_of(0, "to", {"0", "--yes", "--newer", "downgrade"});
  EXPECT_TRUE(holds(done, "undid 0001 create_notes (")) << done;
  EXPECT_EQ(versions(), "");
}

TEST_P(newer, IsNeverUndoneByCountWhateverIsSaid) {
  for (const char* verb : {"down", "redo"}) {
    for (const char* choice : {"refuse", "allow-compatible", "downgrade"}) {
      const process_result result = pawl(verb, {"--yes", "--newer", choice});
      EXPECT_EQ(result.exit_code, 4) << verb << " " << choice;
      EXPECT_TRUE(holds(result.errors, "does not know 2 of its migrations:\n  0002 add_tag, applied by pawl "))
          << result.errors;
      EXPECT_TRUE(holds(result.errors, "`up --newer downgrade` takes the database back")) << result.errors;
    }
  }
  EXPECT_EQ(versions(), "0001\n0002\n0003\n");
}

TEST_P(newer, IsNotTakenBackWhereAMigrationHasNoWay) {
  rows("UPDATE pawl_history SET down_script = NULL WHERE ordinal = 2");
  const process_result up = pawl("up", {"--newer", "downgrade", "--yes"});
  EXPECT_EQ(up.exit_code, 4);
  EXPECT_TRUE(holds(up.errors, "0002 add_tag, applied by pawl ")) << up.errors;
  EXPECT_TRUE(holds(up.errors, ": without a down script that was proven\n")) << up.errors;
  EXPECT_EQ(versions(), "0001\n0002\n0003\n");
}

/// The shells have commands of their own, which a script from somebody's database must not reach.
TEST_P(newer, HasNoWayBackThatIsWrittenAsAScript) {
  const process_result plan = pawl("plan", {"--newer", "downgrade"});
  EXPECT_EQ(plan.exit_code, 4);
  EXPECT_EQ(plan.output, "");
  EXPECT_TRUE(holds(plan.errors, "its statements come from the database")) << plan.errors;
}

}  // namespace pawl::test
