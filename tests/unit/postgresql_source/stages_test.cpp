/// The other stages on PostgreSQL's scripts: the guard, the lock file, what the lexer checks.

#include "guard/guard.hpp"
#include "read.hpp"
#include "support/temporary_folder.hpp"

namespace {

using pawl::test::files;
using pawl::test::read;

/// What the guard says about the texts under the lock file.
std::string guarded(const files& texts, const std::string& lock_path) {
  auto set = read(texts);
  pawl::generator::diagnostics found;
  pawl::generator::guard(set.set, {.lock_path = lock_path, .require_frozen = false}, found);
  std::string ids;
  for (const auto& finding : found.sorted()) ids.append(ids.empty() ? "" : " ").append(finding.id);
  return ids;
}

TEST(postgresql_stages, FreezeScriptsByTheirTokens) {
  const pawl::test::temporary_folder folder;
  const std::string lock = folder / "migrations.lock";
  const std::string sql = "CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN 1; END $$ LANGUAGE plpgsql;";
  const auto set = read(sql);
  std::ofstream{lock} << "# pawl lock 1\n1 a  postgresql  up:" << set[0].up.hash << "\n";
  EXPECT_EQ(guarded({{"1_a.sql", sql}}, lock), "");
  EXPECT_EQ(guarded({{"1_a.sql", "-- why\n" + sql}}, lock), "");
  EXPECT_EQ(
      guarded({{"1_a.sql", "CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN 2; END $$ LANGUAGE plpgsql;"}}, lock),
      "frozen-edited");
}

TEST(postgresql_stages, WarnOfAScriptThatHoldsOnlyPsqlCommands) {
  const pawl::test::temporary_folder folder;
  EXPECT_EQ(guarded({{"1_a.sql", "\\echo hello\n"}}, folder / "migrations.lock"), "empty-script");
}

TEST(postgresql_stages, KeepTheirTokenChecks) {
  EXPECT_EQ(read("SELECT 'a").places(), "1:8 unterminated-token");
  EXPECT_EQ(read("SELECT \"a").places(), "1:8 unterminated-token");
  EXPECT_EQ(read("DO $a$ $b$ $$;").places(), "1:4 unterminated-token");
  EXPECT_EQ(read("SELECT\xc2\xa0"
                 "1;")
                .places(),
            "1:7 invisible-character");
  EXPECT_EQ(read(std::string{"SELECT 1\0;", 10}).places(), "1:9 nul-byte");
}

}  // namespace
