/// A set may say how old SQLite may be: an older one is refused before anything is touched.

#include "conformance/sqlite/fixture.hpp"

namespace pawl::test {
namespace {

class minimum : public sqlite_case {
 protected:
  const test_set set{{{"1", "a", "CREATE TABLE a (x);"}}};

  error failure_with(std::uint32_t oldest) {
    dialect_migrations dialect = set.get().dialects[0];
    dialect.minimum_engine = oldest;
    const migration_set promised{set.get().name, {&dialect, 1}};
    return failure_of(promised);
  }
};

TEST_F(minimum, RefusesAnOlderSqlite) {
  const auto before = file.bytes();
  const error e = failure_with(3'999'007);
  EXPECT_EQ(e.code(), errc::engine_too_old);
  EXPECT_STREQ(to_string(e.code()), "engine_too_old");
  EXPECT_EQ(std::string{e.what()}, std::string{"this program runs with SQLite "} + sqlite3_libversion() +
                                       ", and its migrations need 3.999.7\n"
                                       "hint: install a newer SQLite, or link the program with one");
  EXPECT_EQ(file.bytes(), before);
}

TEST_F(minimum, TakesOneThatIsNewEnough) {
  dialect_migrations dialect = set.get().dialects[0];
  dialect.minimum_engine = static_cast<std::uint32_t>(sqlite3_libversion_number());
  const migration_set promised{set.get().name, {&dialect, 1}};
  EXPECT_EQ(migrate(db, promised).steps.size(), 1U);
}

}  // namespace
}  // namespace pawl::test
