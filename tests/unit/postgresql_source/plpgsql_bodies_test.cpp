/// Bodies that PostgreSQL takes, and that libpg_query knows too little to read as they are.

#include <fstream>
#include <iterator>

#include "read.hpp"

namespace {

using pawl::test::read;

TEST(plpgsql_bodies, ThatPostgreSQLTakesAreTaken) {
  std::ifstream file{PAWL_SOURCE_DIR "/tests/unit/postgresql_source/valid_bodies.sql"};
  const std::string script{std::istreambuf_iterator<char>{file}, {}};
  const auto set = read(script);
  EXPECT_EQ(set.statements().size(), 38U);
  EXPECT_EQ(set.found, "");
}

}  // namespace
