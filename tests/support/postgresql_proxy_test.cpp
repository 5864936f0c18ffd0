#include "support/postgresql_proxy.hpp"

#include <gtest/gtest.h>

#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::test {
namespace {

class proxied : public testing::Test {
 protected:
  test_database database;
  postgresql_proxy proxy{test_database::host()};
  postgresql_session db{replaced(database.connection_string(), test_database::host(), proxy.host())};
};

TEST_F(proxied, CountsMessagesAndRoundTrips) {
  db.rows("SELECT 1");
  proxy.count_anew();
  EXPECT_EQ(db.rows("SELECT 1; SELECT 2"), "2");
  const wire_count count = proxy.count();
  EXPECT_EQ(count.types_to_server, "Q");
  EXPECT_EQ(count.bytes[0], 5U + 18U + 1U);
  EXPECT_EQ(count.round_trips, 1U);
}

TEST_F(proxied, IsCutAtAMessageToTheServer) {
  db.execute("CREATE TABLE a (x integer)");
  proxy.arm({.direction = wire::to_server, .messages = 2});
  db.execute("INSERT INTO a VALUES (1)");
  EXPECT_FALSE(proxy.fault_came());
  EXPECT_THROW(db.execute("INSERT INTO a VALUES (2)"), std::exception);
  EXPECT_TRUE(proxy.fault_came());
  EXPECT_EQ(postgresql_session{database.connection_string()}.rows("SELECT x FROM a"), "1");
}

TEST_F(proxied, IsCutInTheMiddleOfAnAnswer) {
  db.execute("CREATE TABLE a (x integer)");
  proxy.arm({.direction = wire::to_client, .bytes = 3});
  EXPECT_THROW(db.execute("INSERT INTO a VALUES (1)"), std::exception);
  EXPECT_EQ(postgresql_session{database.connection_string()}.rows("SELECT x FROM a"), "1");
}

TEST_F(proxied, CanDoSomethingElseAtAMessage) {
  const std::string pid = db.rows("SELECT pg_backend_pid()");
  pid_t told = 0;
  proxy.arm({.messages = 1, .cuts = false, .action = [&](pid_t backend) { told = backend; }});
  EXPECT_EQ(db.rows("SELECT 1"), "1");
  EXPECT_EQ(std::to_string(told), pid);
}

}  // namespace
}  // namespace pawl::test
