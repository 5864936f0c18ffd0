#include "unit/source/one_file.hpp"

namespace {

using namespace pawl::generator;

std::string read(std::string_view layout, std::string text, pawl::dialect dialect = pawl::dialect::sqlite) {
  return pawl::test::read_file(std::move(text), file_role::up, dialect, *find_convention(layout)).found;
}

std::string first_line(const std::string& found) { return found.substr(0, found.find('\n')); }

TEST(placeholders, AmongTheTokensAreErrorsWhateverTheTool) {
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql})
    for (const convention* layout : conventions()) {
      if (layout->marks_up) continue;
      EXPECT_EQ(first_line(read(layout->name, "SELECT ${x}, 1;", dialect)),
                "m/f.sql:1:8: error: `${x}` is a placeholder, and nobody fills it in [placeholder]");
      EXPECT_EQ(first_line(read(layout->name, "SELECT {{ .x }};", dialect)),
                "m/f.sql:1:8: error: `{{ .x }}` is a placeholder, and nobody fills it in [placeholder]");
      EXPECT_EQ(first_line(read(layout->name, "SELECT 1 FROM log_${year};", dialect)),
                "m/f.sql:1:19: error: `${year}` is a placeholder, and nobody fills it in [placeholder]");
    }
}

TEST(placeholders, InStringsAreErrorsWhereTheToolFillsThemIn) {
  EXPECT_EQ(read("flyway", "SELECT 'a ${x} b';"),
            "m/f.sql:1:11: error: `${x}` is a placeholder, and nobody fills it in [placeholder]\n"
            "    1 | SELECT 'a ${x} b';\n"
            "      |           ^\n"
            "hint: write the value itself; where the text is meant as it stands, part it: '$' || '{x}' for '${x}'\n"
            "1 error\n");
  EXPECT_NE(read("flyway", "SELECT \"${x}\";"), "");
  EXPECT_NE(read("flyway", "SELECT $f$ ${x} $f$;", pawl::dialect::postgresql), "");
  EXPECT_NE(read("popx", "SELECT '{{ .x }}';"), "");
  for (const char* layout : {"native", "dbmate", "golang-migrate", "diesel", "prisma"})
    EXPECT_EQ(read(layout, "SELECT '${x} {{ y }}', \"${z}\";"), "") << layout;
  EXPECT_EQ(read("flyway", "SELECT '{{ y }} $ {} ${';"), "");
  EXPECT_EQ(read("popx", "SELECT '${x} {{ {';"), "");
}

TEST(placeholders, InCommentsAreErrorsWhereTheyCanChangeWhatStandsBehindThem) {
  EXPECT_EQ(first_line(read("popx", "-- {{ if .IsSQLite }}\nSELECT 1;")),
            "m/f.sql:1:4: error: `{{ if .IsSQLite }}` is a placeholder, and nobody fills it in [placeholder]");
  for (const convention* layout : conventions()) {
    if (layout->marks_up || layout->name == "popx") continue;
    EXPECT_EQ(read(layout->name, "-- ${x} {{ y }}\nSELECT /* ${x} {{ y }} */ 1;"), "") << layout->name;
  }
}

TEST(placeholders, AreReportedOnceEach) {
  EXPECT_TRUE(read("popx", "SELECT {{ a }}, '{{ b }} {{ c }}';").ends_with("\n3 errors\n"));
  EXPECT_TRUE(read("native", "SELECT {{{ a }}};").ends_with("\n1 error\n"));
}

}  // namespace
