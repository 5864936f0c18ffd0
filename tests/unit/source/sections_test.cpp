#include "source/sections.hpp"

#include "unit/source/one_file.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::read_file;

TEST(sections, WithoutMarkerTheFileIsAnUpScript) {
  const auto file = read_file("SELECT 1;\n");
  EXPECT_EQ(file.found, "");
  EXPECT_TRUE(file.sections.sound);
  EXPECT_EQ(file.sections.up->text(), "SELECT 1;\n");
  EXPECT_EQ(file.sections.up->first_line, 1U);
  EXPECT_FALSE(file.sections.down);
}

TEST(sections, DownBeginsBehindItsMarker) {
  const auto file = read_file("SELECT 1;\n  --  migrate:down  \nSELECT 2;\nSELECT 3");
  EXPECT_EQ(file.found, "");
  EXPECT_EQ(file.sections.up->text(), "SELECT 1;\n");
  ASSERT_TRUE(file.sections.down);
  EXPECT_EQ(file.sections.down->text(), "SELECT 2;\nSELECT 3");
  EXPECT_EQ(file.sections.down->first_line, 3U);
  ASSERT_EQ(file.sections.down->statements.size(), 2U);
  EXPECT_EQ(file.sections.down->statements[1].begin, 10U);
  EXPECT_EQ(file.sections.down->statements[1].end, 18U);
}

TEST(sections, HashEachScriptByItself) {
  const auto file = read_file("-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;");
  EXPECT_EQ(file.sections.up->hash, token_hash("SELECT 1;", pawl::dialect::sqlite));
  EXPECT_EQ(file.sections.down->hash, token_hash("SELECT 2;", pawl::dialect::sqlite));
}

TEST(sections, UpMayBeginWithItsMarker) {
  const auto file = read_file("-- about\n-- migrate:up\nSELECT 1;\n");
  EXPECT_EQ(file.found, "");
  EXPECT_EQ(file.sections.up->statements.size(), 1U);
}

TEST(sections, AnEmptyDownCountsAsNone) {
  for (const char* down : {"", "\n", "-- nothing\n", ";;\n", "PRAGMA foreign_keys = ON;\n"}) {
    const auto file = read_file("SELECT 1;\n-- migrate:down\n" + std::string{down});
    EXPECT_EQ(file.found, "") << down;
    EXPECT_FALSE(file.sections.down) << down;
  }
  EXPECT_FALSE(read_file("SELECT 1;\n-- migrate:down").sections.down);
}

TEST(sections, AMarkerInALiteralOrCommentIsNone) {
  const auto file = read_file("SELECT '\n-- migrate:down\n', \"\n-- migrate:down\n\" /*\n-- migrate:down\n*/;\n");
  EXPECT_EQ(file.found, "");
  EXPECT_FALSE(file.sections.down);
}

TEST(sections, ProseThatBeginsWithMigrateIsNoMarker) {
  EXPECT_EQ(read_file("-- migrate: all rows\n-- migrates\n-- migrate down there\nSELECT 1;").found, "");
}

TEST(sections, DownFilesHoldADownScript) {
  const auto file = read_file("SELECT 1;\n", file_role::down);
  EXPECT_EQ(file.found, "");
  EXPECT_FALSE(file.sections.up);
  EXPECT_EQ(file.sections.down->text(), "SELECT 1;\n");
  EXPECT_FALSE(read_file("-- nothing\n", file_role::down).sections.down);
  EXPECT_EQ(read_file("-- migrate:down\nSELECT 1;\n", file_role::down).found, "");
}

TEST(sections, DoNotBeginInsideAStatement) {
  for (const char* text : {"CREATE TABLE a (\n-- migrate:down\nb);",
                           "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;\n"
                           "-- migrate:down\nEND;"})
    EXPECT_EQ(read_file(text).found.substr(0, read_file(text).found.find('\n')),
              "m/f.sql:2:1: error: `-- migrate:down` stands inside a statement [misplaced-section]");
}

TEST(sections, BeginBehindStatementsOfPostgresqlToo) {
  for (const char* text : {"CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f();\n-- migrate:down\nSELECT 1;",
                           "CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2);\n-- migrate:down\nSELECT 1;",
                           "SELECT 1\n-- migrate:down\nSELECT 2"})
    EXPECT_EQ(read_file(text, file_role::sections, pawl::dialect::postgresql).found, "") << text;
  EXPECT_NE(read_file("CREATE RULE r AS ON INSERT TO a DO (SELECT 1;\n-- migrate:down\nSELECT 2);", file_role::sections,
                      pawl::dialect::postgresql)
                .found,
            "");
}

TEST(sections, OfDbmateBeginInStringsToo) {
  const auto& dbmate = *pawl::generator::find_convention("dbmate");
  const auto file =
      read_file("-- migrate:up\nSELECT '\n-- migrate:down\n';\n", file_role::sections, pawl::dialect::sqlite, dbmate);
  EXPECT_EQ(file.found.substr(0, file.found.find('\n')),
            "m/f.sql:3:1: error: `-- migrate:down` stands in a string, where dbmate takes it for a marker all the same "
            "[misplaced-section]");
}

std::string first_line(const std::string& found) { return found.substr(0, found.find('\n')); }

TEST(sections, AreReportedWhereTheyCannotStand) {
  const auto message = [](const char* text, file_role role = file_role::sections) {
    const auto file = read_file(text, role);
    EXPECT_FALSE(file.sections.sound);
    return first_line(file.found);
  };
  EXPECT_EQ(message("SELECT 1;\n-- migrate:down\n-- migrate:down\n"),
            "m/f.sql:3:1: error: a second `-- migrate:down` in one file [misplaced-section]");
  EXPECT_EQ(message("-- migrate:up\n-- migrate:up\nSELECT 1;"),
            "m/f.sql:2:1: error: a second `-- migrate:up` in one file [misplaced-section]");
  EXPECT_EQ(message("-- migrate:down\n-- migrate:up\nSELECT 1;"),
            "m/f.sql:2:1: error: `-- migrate:up` stands behind the down section [misplaced-section]");
  EXPECT_EQ(message("SELECT 1;\n-- migrate:up\nSELECT 2;"),
            "m/f.sql:2:1: error: SQL stands before `-- migrate:up` [misplaced-section]");
  EXPECT_EQ(message("SELECT 1; -- migrate:down\nSELECT 2;"),
            "m/f.sql:1:11: error: `-- migrate:down` does not stand on a line of its own [misplaced-section]");
  EXPECT_EQ(message("SELECT 1;\n-- migrate:down\n", file_role::up),
            "m/f.sql:2:1: error: the file of an up script alone has a down section [misplaced-section]");
}

}  // namespace
