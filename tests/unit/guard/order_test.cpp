#include "guard/order.hpp"

#include "unit/guard/set_of_texts.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::set_of;

std::string found(const std::vector<std::string>& names,
                  std::vector<pawl::dialect> dialects = {pawl::dialect::sqlite}) {
  pawl::test::texts files;
  for (const std::string& name : names) files[name] = "SELECT 1;";
  diagnostics result;
  check_order(set_of(files, std::move(dialects)), "pawl renumber", result);
  return print(result);
}

TEST(order, NumbersCountFromOneOrZero) {
  EXPECT_EQ(found({"0001_a.sql", "0002_b.sql", "0003_c.sql"}), "");
  EXPECT_EQ(found({"0_a.sql", "1_b.sql", "2_c.sql"}), "");
  EXPECT_EQ(found({}), "");
}

TEST(order, ReportsAGap) {
  EXPECT_EQ(
      found({"0001_a.sql", "0003_c.sql"}),
      "migrations/0003_c.sql: error: version 0002 is missing before 0003 [gap]\n"
      "hint: bring the missing file back, or give this one the version 0002; numbers below 10000000 count without "
      "gaps, longer ones are dates\n"
      "1 error\n");
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

TEST(order, ZerosAtTheEndMakeNoOtherVersion) {
  EXPECT_EQ(first_line(found({"1.2_a.sql", "1.2.0_b.sql"})),
            "migrations/1.2_a.sql: error: version 1.2 is taken already [duplicate-version]");
}

TEST(order, ReportsAWiderGap) {
  EXPECT_EQ(first_line(found({"1_a.sql", "5_c.sql"})),
            "migrations/5_c.sql: error: versions 2 to 4 are missing before 5 [gap]");
}

TEST(order, ReportsAMissingBeginning) {
  EXPECT_EQ(first_line(found({"0002_a.sql"})),
            "migrations/0002_a.sql: error: version 0001 is missing before 0002 [gap]");
}

TEST(order, ReportsEveryGap) {
  EXPECT_TRUE(found({"1_a.sql", "3_b.sql", "4_c.sql", "9_d.sql"}).ends_with("2 errors\n"));
}

TEST(order, DatesAndDottedVersionsNeedOnlyRise) {
  EXPECT_EQ(found({"20230915120000_a.sql", "20240101000000_b.sql"}), "");
  EXPECT_EQ(found({"20230915_a.sql", "20240101_b.sql"}), "");
  EXPECT_EQ(found({"1.2_a.sql", "1.7_b.sql", "3.0_c.sql"}), "");
  EXPECT_EQ(found({"0001_a.sql", "0002_b.sql", "20240101000000_c.sql"}), "");
}

TEST(order, ReportsADuplicateWithBothFiles) {
  EXPECT_EQ(found({"0001_a.sql", "0002_b.sql", "0002_c.sql", "0003_d.sql"}),
            "migrations/0002_c.sql: error: version 0002 is taken already [duplicate-version]\n"
            "migrations/0002_b.sql: note: by this file\n"
            "hint: `pawl renumber` gives the newer of the two the next free version; or join them\n"
            "1 error\n");
}

TEST(order, TakesDifferentlyWrittenVersionsForTheSame) {
  EXPECT_NE(found({"1_a.sql", "0001_b.sql"}), "");
  EXPECT_NE(found({"0001_a.sql", "0001_a.sqlite.sql"}), "");
  EXPECT_NE(found({"0001_a.sql", "0001_a.up.sql"}), "");
}

TEST(order, WantsOneNameForAVersionInEveryDialect) {
  EXPECT_EQ(found({"0001_a.sqlite.sql", "0001_b.postgresql.sql"}, {pawl::dialect::sqlite, pawl::dialect::postgresql}),
            "migrations/0001_b.postgresql.sql: error: version 0001 is taken already [duplicate-version]\n"
            "migrations/0001_a.sqlite.sql: note: by this file\n"
            "hint: the scripts of one version have one name in every dialect;\n"
            "      `pawl renumber` parts two migrations that met\n"
            "1 error\n");
  EXPECT_EQ(found({"0001_a.sqlite.sql", "0001_a.postgresql.sql"}, {pawl::dialect::sqlite, pawl::dialect::postgresql}),
            "");
}

}  // namespace
