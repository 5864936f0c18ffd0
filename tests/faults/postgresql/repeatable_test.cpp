// An upgrade with repeatable scripts is killed at each of its statements; the next start goes on.

#include <pawl/postgresql.hpp>

#include "faults/killed_repeatable.hpp"
#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"

namespace pawl::faults {
namespace {

class killed_postgresql_repeatable : public testing::TestWithParam<transaction_scope> {};

TEST_P(killed_postgresql_repeatable, IsFinishedByTheNextStart) {
  const test::test_set before = repeating_set(dialect::postgresql, 1);
  const test::test_set set = repeating_set(dialect::postgresql, 3);
  std::size_t points = 0;
  for (bool killed = true; killed; ++points) {
    const test::test_database database;
    {
      const test::postgresql_session db{database.connection_string()};
      migrate(db, before);
    }
    killed = is_killed([&] {
      killer observer{points};
      pqxx::connection own{database.connection_string()};
      migrate(own, set, killed_at(observer, GetParam()));
    });
    const test::postgresql_session db{database.connection_string()};
    SCOPED_TRACE(points);
    expect_finished(db, set);
  }
  EXPECT_GT(points, 12U);
}

INSTANTIATE_TEST_SUITE_P(, killed_postgresql_repeatable,
                         testing::Values(transaction_scope::whole, transaction_scope::each),
                         [](const auto& scope) { return scope.param == transaction_scope::whole ? "whole" : "each"; });

}  // namespace
}  // namespace pawl::faults
