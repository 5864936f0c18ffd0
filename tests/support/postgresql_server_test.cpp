#include "support/postgresql_server.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "support/postgresql_cluster.hpp"
#include "support/postgresql_session.hpp"

namespace pawl::test {
namespace {

TEST(test_database, IsEmptyAndItsOwnersWhoIsNoSuperuser) {
  const test_database database;
  const postgresql_session db{database.connection_string()};
  EXPECT_EQ(db.dump(), "schema public");
  EXPECT_EQ(db.rows("SELECT current_database(), current_user, current_setting('is_superuser')"),
            database.name() + '|' + database.name() + "|off");
  db.execute("CREATE TABLE a (x integer); CREATE SCHEMA app");
}

TEST(test_database, IsGoneWithItsObjectAndSoAreItsRolesAndSessions) {
  std::optional<test_database> database{std::in_place};
  const std::string name = database->name();
  const std::string role = database->create_role("SUPERUSER");
  const postgresql_session forgotten{database->connection_string(role)};
  EXPECT_EQ(forgotten.rows("SELECT current_setting('is_superuser')"), "on");
  database.reset();
  const test_database other;
  const postgresql_session db{other.connection_string("postgres")};
  EXPECT_EQ(db.rows("SELECT count(*) FROM pg_database WHERE datname = '" + name + "'"), "0");
  EXPECT_EQ(db.rows("SELECT count(*) FROM pg_roles WHERE rolname LIKE '" + name + "%'"), "0");
}

TEST(test_database, TakesAnotherEncoding) {
  const test_database database{{.encoding = "LATIN1"}};
  EXPECT_EQ(postgresql_session{database.connection_string()}.rows("SHOW server_encoding"), "LATIN1");
}

TEST(postgresql_session, DumpsSchemaAndRowsWithoutTheHistory) {
  const test_database database;
  const postgresql_session db{database.connection_string()};
  db.execute(
      "CREATE TABLE pawl_history (x integer PRIMARY KEY);"
      "CREATE TABLE a (x integer DEFAULT 1 CHECK (x > 0), y text);"
      "INSERT INTO a VALUES (2, NULL), (1, 'one'); CREATE INDEX a_y ON a (y)");
  EXPECT_EQ(db.dump(),
            "column a.x integer f  1\n"
            "column a.y text f  \n"
            "constraint a a_x_check CHECK ((x > 0)) t\n"
            "index CREATE INDEX a_y ON public.a USING btree (y) t\n"
            "r a  \n"
            "schema public\n"
            "[a]\n1|one\n2|NULL");
}

TEST(postgresql_cluster, IsThereAgainAfterACrashAndGoneWithItsObject) {
  std::optional<postgresql_cluster> server{std::in_place, cluster_options{.template_folder = cluster_template()}};
  postgresql_session{server->connection_string("postgres")}.execute("CREATE TABLE a (x integer)");
  server->stop();
  EXPECT_THROW(postgresql_session{server->connection_string("postgres")}, pqxx::broken_connection);
  server->start();
  EXPECT_EQ(postgresql_session{server->connection_string("postgres")}.rows("SELECT count(*) FROM a"), "0");
  const std::string folder = server->host();
  server.reset();
  EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST(postgresql_cluster, SaysWhyItDoesNotStart) {
  try {
    const postgresql_cluster server{{.settings = {"no_such_setting=1"}, .template_folder = cluster_template()}};
    FAIL();
  } catch (const std::runtime_error& failure) {
    EXPECT_NE(std::string{failure.what()}.find("unrecognized configuration parameter \"no_such_setting\""),
              std::string::npos)
        << failure.what();
  }
}

TEST(postgresql_cluster, CanBeAHotStandbyOfAnother) {
  const postgresql_cluster primary{{.template_folder = cluster_template()}};
  const postgresql_cluster standby{{.primary = primary.host()}};
  EXPECT_EQ(postgresql_session{standby.connection_string("postgres")}.rows("SELECT pg_is_in_recovery()"), "t");
}

}  // namespace
}  // namespace pawl::test
