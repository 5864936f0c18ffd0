// A downgrade is killed at each of its statements; the next start goes on.

#include <pawl/sqlite.hpp>

#include "faults/killed_downgrade.hpp"
#include "support/sqlite_file.hpp"

namespace pawl::faults {
namespace {

class killed_downgrade : public testing::TestWithParam<transaction_scope> {};

TEST_P(killed_downgrade, IsFinishedByTheNextStart) {
  const test::test_set set = skewed_set(dialect::sqlite);
  const dialect_migrations known{dialect::sqlite, {set.get().dialects[0].migrations.first, 1}};
  const migration_set older{"test_set", {&known, 1}};
  std::size_t points = 0;
  for (bool killed = true; killed; ++points) {
    const test::sqlite_file file;
    migrate(file.open(), set);
    killed = is_killed([&] {
      killer observer{points};
      migrate(file.open(), older, killed_at(observer, GetParam()));
    });
    options next;
    next.newer_database = newer_database::downgrade;
    const test::sqlite_connection db = file.open();
    migrate(db, older, next);
    EXPECT_EQ(db.rows("SELECT name FROM sqlite_schema ORDER BY name"), "a\npawl_history") << points;
    EXPECT_EQ(db.rows("SELECT * FROM a"), "1");
    EXPECT_EQ(db.rows("SELECT count(*) FROM pawl_history"), "1");
    migrate(db, set);
  }
  EXPECT_GT(points, 8U);
}

INSTANTIATE_TEST_SUITE_P(, killed_downgrade, testing::Values(transaction_scope::whole, transaction_scope::each),
                         [](const auto& scope) { return scope.param == transaction_scope::whole ? "whole" : "each"; });

TEST(downgrade, ReachesNoOtherFile) {
  const test::sqlite_file file;
  const test::sqlite_file other;
  const test::test_set set{{{"1", "a", "CREATE TABLE a (x);"},
                            {"2", "b", "CREATE TABLE b (x);", "ATTACH '" + other.path() + "' AS other;"}}};
  const dialect_migrations known{dialect::sqlite, {set.get().dialects[0].migrations.first, 1}};
  const migration_set older{"test_set", {&known, 1}};
  const test::sqlite_connection db = file.open();
  migrate(db, set);
  options options;
  options.newer_database = newer_database::downgrade;
  EXPECT_THROW(migrate(db, older, options), error);
  EXPECT_FALSE(std::filesystem::exists(other.path()));
  EXPECT_EQ(db.rows("SELECT count(*) FROM pragma_database_list WHERE name = 'other'"), "0");
  db.execute("ATTACH '" + other.path() + "' AS other");
}

}  // namespace
}  // namespace pawl::faults
