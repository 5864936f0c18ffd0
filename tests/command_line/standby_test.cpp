// pawl's verbs on a hot standby, which takes no write at all: what reads works, and what would write says why not.

#include <chrono>
#include <thread>

#include "command_line/verbs_fixture.hpp"
#include "support/postgresql_cluster.hpp"
#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"

namespace pawl::test {

class hot_standby : public verbs_fixture {
 protected:
  hot_standby() {
    write_three();
    use(primary_);
  }

  void use(const postgresql_cluster& server) { url_ = "postgresql://postgres@/postgres?host=" + server.host(); }

  /// Returns once the standby has what the primary has.
  void catch_up(const postgresql_cluster& standby) const {
    const std::string position = on_primary_.rows("SELECT pg_current_wal_lsn()");
    const postgresql_session replica{standby.connection_string("postgres")};
    for (int i = 0; i < 600; ++i) {
      if (replica.rows("SELECT pg_last_wal_replay_lsn() >= '" + position + "'") == "t") return;
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    ADD_FAILURE() << "the standby does not follow";
  }

  postgresql_cluster primary_{{.template_folder = cluster_template()}};
  postgresql_session on_primary_{primary_.connection_string("postgres")};
};

TEST_F(hot_standby, IsVerifiedListedAndComparedButNotUpgraded) {
  output_of(0, "up");
  const postgresql_cluster standby{{.primary = primary_.host()}};
  use(standby);
  EXPECT_TRUE(holds(output_of(0, "verify"), ": the schema is what the migrations make\n"));
  EXPECT_TRUE(holds(output_of(0, "status"), ": up to date, 3 migrations\n"));
  EXPECT_TRUE(holds(output_of(0, "history"), "0003     keep_first"));
  EXPECT_EQ(output_of(0, "up"), "nothing to do\n");

  on_primary_.execute("ALTER TABLE notes ADD COLUMN by_hand integer");
  catch_up(standby);
  const std::string differs = output_of(4, "verify");
  EXPECT_TRUE(holds(differs, "by_hand")) << differs;

  write("0004_more.sql", "CREATE TABLE more (id INTEGER PRIMARY KEY);\n");
  EXPECT_EQ(pawl("verify").exit_code, 3);
  EXPECT_TRUE(holds(output_of(3, "plan"), "CREATE TABLE more"));
  const process_result up = pawl("up");
  EXPECT_EQ(up.exit_code, 1);
  EXPECT_TRUE(holds(up.errors, "standby")) << up.errors;
}

}  // namespace pawl::test
