// A downgrade is killed at each of its statements; the next start goes on.

#include <pawl/postgresql.hpp>

#include "faults/killed_downgrade.hpp"
#include "support/postgresql_cluster.hpp"
#include "support/postgresql_server.hpp"
#include "support/postgresql_session.hpp"

namespace pawl::faults {
namespace {

class killed_postgresql_downgrade : public testing::TestWithParam<transaction_scope> {};

TEST_P(killed_postgresql_downgrade, IsFinishedByTheNextStart) {
  const test::test_set set = skewed_set(dialect::postgresql);
  const dialect_migrations known{dialect::postgresql, {set.get().dialects[0].migrations.first, 1}};
  const migration_set older{"test_set", {&known, 1}};
  std::size_t points = 0;
  for (bool killed = true; killed; ++points) {
    const test::test_database database;
    {
      const test::postgresql_session db{database.connection_string()};
      migrate(db, set);
    }
    killed = is_killed([&] {
      killer observer{points};
      pqxx::connection own{database.connection_string()};
      migrate(own, older, killed_at(observer, GetParam()));
    });
    options next;
    next.newer_database = newer_database::downgrade;
    const test::postgresql_session db{database.connection_string()};
    migrate(db, older, next);
    EXPECT_EQ(db.rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
                      "ORDER BY relname"),
              "a\npawl_history")
        << points;
    EXPECT_EQ(db.rows("SELECT * FROM a"), "1");
    EXPECT_EQ(db.rows("SELECT count(*) FROM pawl_history"), "1");
    migrate(db, set);
  }
  EXPECT_GT(points, 8U);
}

INSTANTIATE_TEST_SUITE_P(, killed_postgresql_downgrade,
                         testing::Values(transaction_scope::whole, transaction_scope::each),
                         [](const auto& scope) { return scope.param == transaction_scope::whole ? "whole" : "each"; });

TEST(postgresql_downgrade, RunsNothingWhereOthersMayWriteIt) {
  const test::test_set set = skewed_set(dialect::postgresql);
  const dialect_migrations known{dialect::postgresql, {set.get().dialects[0].migrations.first, 1}};
  const migration_set older{"test_set", {&known, 1}};
  const test::test_database database;
  const test::postgresql_session db{database.connection_string()};
  migrate(db, set);
  options options;
  options.newer_database = newer_database::downgrade;
  for (const std::string right : {"INSERT", "UPDATE", "UPDATE (down_script)"}) {
    db.execute("GRANT " + right + " ON pawl_history TO PUBLIC");
    try {
      migrate(db, older, options);
      ADD_FAILURE() << right;
    } catch (const error& e) {
      EXPECT_EQ(e.code(), errc::history_refused);
      EXPECT_STREQ(e.what(),
                   "a downgrade would run what stands in public.pawl_history, and everybody may write there too\n"
                   "hint: REVOKE INSERT, UPDATE ON \"public\".pawl_history, or update this program");
    }
    db.execute("REVOKE " + right + " ON pawl_history FROM PUBLIC");
  }
  EXPECT_EQ(migrate(db, older, options).steps.size(), 2U);
}

/// A server that nobody else uses: what a role may do, it may do in all databases.
class downgrade_on_own_server : public testing::Test {
 protected:
  test::postgresql_cluster server{{.template_folder = test::cluster_template()}};
  test::postgresql_session root{server.connection_string("postgres")};
  test::test_set set = skewed_set(dialect::postgresql);
  dialect_migrations known{dialect::postgresql, {set.get().dialects[0].migrations.first, 1}};
  migration_set older{"test_set", {&known, 1}};

  static options downgrading() {
    options options;
    options.newer_database = newer_database::downgrade;
    return options;
  }
};

/// The table's own list of rights says nothing about them.
TEST_F(downgrade_on_own_server, RunsNothingWhereMembersOfAnotherRoleMayWriteIt) {
  migrate(root, set);
  for (const std::string kind : {"LOGIN", "LOGIN NOINHERIT"}) {
    root.execute("CREATE ROLE all_writer " + kind + " IN ROLE pg_write_all_data");
    try {
      migrate(root, older, downgrading());
      ADD_FAILURE() << kind;
    } catch (const error& e) {
      EXPECT_EQ(e.code(), errc::history_refused);
      EXPECT_STREQ(e.what(),
                   "a downgrade would run what stands in public.pawl_history, and all_writer may write there too\n"
                   "hint: take all_writer out of the role pg_write_all_data, which may write there, or update this "
                   "program");
    }
    root.execute("DROP ROLE all_writer");
  }
  EXPECT_EQ(migrate(root, older, downgrading()).steps.size(), 2U);
}

TEST_F(downgrade_on_own_server, TrustsMembersOfTheOwner) {
  root.execute(
      "CREATE ROLE keepers; CREATE ROLE keeper LOGIN IN ROLE keepers; CREATE ROLE other_keeper LOGIN IN ROLE keepers; "
      "GRANT CREATE ON SCHEMA public TO keepers");
  const test::postgresql_session keeper{server.connection_string("postgres", "keeper")};
  migrate(keeper, set);
  keeper.execute("ALTER TABLE pawl_history OWNER TO keepers");
  EXPECT_EQ(migrate(keeper, older, downgrading()).steps.size(), 2U);
}

}  // namespace
}  // namespace pawl::faults
