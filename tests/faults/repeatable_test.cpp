// An upgrade with repeatable scripts is killed at each of its statements; the next start goes on.

#include <pawl/sqlite.hpp>

#include "faults/killed_repeatable.hpp"
#include "support/sqlite_file.hpp"

namespace pawl::faults {
namespace {

class killed_repeatable : public testing::TestWithParam<transaction_scope> {};

TEST_P(killed_repeatable, IsFinishedByTheNextStart) {
  const test::test_set before = repeating_set(dialect::sqlite, 1);
  const test::test_set set = repeating_set(dialect::sqlite, 3);
  std::size_t points = 0;
  for (bool killed = true; killed; ++points) {
    const test::sqlite_file file;
    migrate(file.open(), before);
    killed = is_killed([&] {
      killer observer{points};
      migrate(file.open(), set, killed_at(observer, GetParam()));
    });
    const test::sqlite_connection db = file.open();
    SCOPED_TRACE(points);
    expect_finished(db, set);
  }
  EXPECT_GT(points, 12U);
}

INSTANTIATE_TEST_SUITE_P(, killed_repeatable, testing::Values(transaction_scope::whole, transaction_scope::each),
                         [](const auto& scope) { return scope.param == transaction_scope::whole ? "whole" : "each"; });

}  // namespace
}  // namespace pawl::faults
