#include "guard/guard.hpp"

#include "support/temporary_folder.hpp"
#include "unit/guard/set_of_texts.hpp"

namespace {

using namespace pawl::generator;

TEST(guard, ReportsEverythingInOneRun) {
  const pawl::test::temporary_folder folder;
  const std::string hash = "t1:" + std::string(64, '0');
  folder.write("migrations.lock", "# pawl lock 1\n1 a sqlite up:" + hash + "\n2 b sqlite up:" + hash + "\n");
  migration_set set =
      pawl::test::set_of({{"1_a.sql", "SELECT 1;"}, {"4_d.sql", "SELECT 4;"}, {"4_e.sql", "SELECT 5;"}});
  diagnostics found;
  guard(set, {.lock_path = folder / "migrations.lock", .require_frozen = true}, found);
  const std::string text = print(found);
  for (const char* id : {"[gap]", "[duplicate-version]", "[frozen-edited]", "[frozen-deleted]", "[draft-refused]"})
    EXPECT_NE(text.find(id), std::string::npos) << id << '\n' << text;
  EXPECT_EQ(set.dialects[0].migrations[2].chain.size(), 64U);
}

TEST(guard, ComparesNothingWithALockFileThatDoesNotParse) {
  const pawl::test::temporary_folder folder;
  folder.write("migrations.lock", "<<<<<<< HEAD\n");
  migration_set set = pawl::test::set_of({{"1_a.sql", "SELECT 1;"}});
  diagnostics found;
  guard(set, {.lock_path = folder / "migrations.lock", .require_frozen = true}, found);
  EXPECT_TRUE(print(found).ends_with("\n1 error\n")) << print(found);
}

TEST(guard, WarnsOfADraftThatDoesNothing) {
  const pawl::test::temporary_folder folder;
  migration_set set = pawl::test::set_of({{"1_a.sql", "SELECT 1;"}, {"2_b.sql", "-- nothing yet\n"}});
  diagnostics found;
  guard(set, {.lock_path = folder / "migrations.lock"}, found);
  EXPECT_EQ(print(found),
            "migrations/2_b.sql:1:1: warning: this up script holds no statement to run [empty-script]\n"
            "    1 | -- nothing yet\n"
            "      | ^\n"
            "hint: write the statements, or delete the file if nothing depends on its version\n"
            "1 warning\n");
}

TEST(guard, TakesAnEmptyScriptForAnEngineThatHasNothingToDo) {
  const pawl::test::temporary_folder folder;
  migration_set set =
      pawl::test::set_of({{"1_a.sqlite.sql", "SELECT 1;"}, {"1_a.postgresql.sql", "-- nothing to do\n"}},
                         {pawl::dialect::sqlite, pawl::dialect::postgresql});
  diagnostics found;
  guard(set, {.lock_path = folder / "migrations.lock"}, found);
  EXPECT_EQ(print(found), "");
}

TEST(guard, DoesNotWarnOfWhatIsFrozen) {
  const pawl::test::temporary_folder folder;
  migration_set set = pawl::test::set_of({{"1_a.sql", "-- nothing\n"}});
  folder.write("migrations.lock", "# pawl lock 1\n1 a sqlite up:" + set.dialects[0].migrations[0].up.hash + "\n");
  diagnostics found;
  guard(set, {.lock_path = folder / "migrations.lock"}, found);
  EXPECT_EQ(print(found), "");
}

}  // namespace
