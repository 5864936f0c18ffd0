// Ctrl-C in the middle of a statement: its transaction is rolled back, and the history is whole.

#include <csignal>
#include <thread>

#include "command_line/verbs_fixture.hpp"

namespace pawl::test {

class interruption : public verbs_on_engine {
 protected:
  /// The second step takes for ever where there is a row, which the proof does not know of.
  interruption() {
    write("0001_create_seeds.sql", "CREATE TABLE seeds (id BIGINT PRIMARY KEY);\n");
    output_of(0, "up");
    rows("INSERT INTO seeds VALUES (1)");
    write("0002_create_sums.sql", "CREATE TABLE sums (n BIGINT);\n");
    write("0003_take_long.sql",
          is_sqlite() ? "INSERT INTO sums WITH RECURSIVE n (i) AS (SELECT id FROM seeds UNION ALL SELECT i + 1 FROM n "
                        "LIMIT 1000000000000) SELECT count(*) FROM n;\n"
                      : "INSERT INTO sums SELECT 1 FROM seeds, pg_sleep(600 * seeds.id);\n");
  }

  /// One transaction on SQLite, one a migration on PostgreSQL.
  const char* steps_that_stay() const { return is_sqlite() ? "1\n" : "2\n"; }

  void expect_whole() {
    EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), steps_that_stay());
    EXPECT_EQ(pawl("status").exit_code, 3);
    rows("DELETE FROM seeds");
    EXPECT_TRUE(holds(output_of(0, "up"), "applied 0003 take_long"));
  }
};

PAWL_ON_EACH_ENGINE(interruption);

TEST_P(interruption, BySigintRollsBack) {
  process upgrade{verb("up")};
  std::this_thread::sleep_for(std::chrono::seconds{2});
  ASSERT_TRUE(upgrade.running());
  upgrade.kill(SIGINT);
  const process_result result = upgrade.wait();
  EXPECT_EQ(result.exit_code, 130);
  EXPECT_EQ(result.signal, 0);
  EXPECT_FALSE(result.timed_out);
  EXPECT_TRUE(holds(result.errors, is_sqlite() ? "interrupted: nothing was changed"
                                               : "interrupted: 1 step before that is done and stays"))
      << result.errors;
  expect_whole();
}

TEST_P(interruption, BySigtermRollsBack) {
  process upgrade{verb("up")};
  std::this_thread::sleep_for(std::chrono::seconds{2});
  upgrade.kill(SIGTERM);
  EXPECT_EQ(upgrade.wait().exit_code, 143);
  expect_whole();
}

TEST_P(interruption, DoesNotComeFromASignalThatTheCallerIgnores) {
  command ignoring = verb("up");
  ignoring.arguments.insert(ignoring.arguments.begin(), {"-c", "trap '' INT; exec \"$0\" \"$@\"", ignoring.program});
  ignoring.program = "bash";
  process upgrade{ignoring};
  std::this_thread::sleep_for(std::chrono::seconds{1});
  upgrade.kill(SIGINT);
  std::this_thread::sleep_for(std::chrono::milliseconds{300});
  EXPECT_TRUE(upgrade.running());
  upgrade.kill(SIGTERM);
  EXPECT_EQ(upgrade.wait().exit_code, 143);
}

TEST_P(interruption, OnATerminalRemovesTheProgressLine) {
  terminal screen{verb("up")};
  ASSERT_TRUE(screen.shows("2/2")) << screen.text();
  screen.press_ctrl_c();
  EXPECT_EQ(screen.wait(), 130);
  EXPECT_TRUE(holds(screen.text(), "\r\033[K")) << screen.text();
  EXPECT_TRUE(holds(screen.text(), ": interrupted: ")) << screen.text();
  expect_whole();
}

TEST_P(interruption, WhileWaitingForALockEndsAtOnce) {
  // On PostgreSQL the lock of another migrator (docs/formats.md).
  terminal holder{is_sqlite() ? command{.program = "sqlite3", .arguments = {file_}}
                              : command{.program = "psql", .arguments = {"-X", "-A", "-t", url_}}};
  holder.type(is_sqlite() ? "BEGIN EXCLUSIVE; SELECT 'is ' || 'locked';\n"
                          : "SELECT 'is ' || 'locked' FROM pg_advisory_lock(6146402437813894551);\n");
  ASSERT_TRUE(holder.shows("is locked"));
  process upgrade{verb("up")};
  std::this_thread::sleep_for(std::chrono::seconds{1});
  upgrade.kill(SIGINT);
  EXPECT_EQ(upgrade.wait().exit_code, 130);
}

}  // namespace pawl::test
