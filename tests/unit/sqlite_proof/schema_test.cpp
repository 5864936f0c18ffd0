#include "proof/schema_difference.hpp"

#include <sqlite3.h>

#include <memory>

#include "core/schema_statements.hpp"
#include "sqlite/schema.hpp"

namespace {

struct closer {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};

std::vector<pawl::schema_object> schema_of(const char* sql) {
  sqlite3* raw = nullptr;
  sqlite3_open(":memory:", &raw);
  const std::unique_ptr<sqlite3, closer> connection{raw};
  EXPECT_EQ(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(raw);
  return pawl::statements::take_apart(pawl::sqlite::schema_reader{raw}.read());
}

std::string difference(const char* before, const char* after) {
  return pawl::generator::schema_difference(schema_of(before), schema_of(after),
                                            {.letters = pawl::letter_case::ignored});
}

TEST(schema, DiffersByNothingButSpelling) {
  EXPECT_EQ(difference("CREATE TABLE a (b TEXT, c INTEGER)", "create  table\n\"A\"(`b` text,[c]/**/INTEGER)--x"), "");
}

TEST(schema, DiffersInTheOrderOfColumns) {
  EXPECT_NE(difference("CREATE TABLE a (b, c)", "CREATE TABLE a (c, b)"), "");
}

TEST(schema, DoesNotDependOnTheOrderOfObjects) {
  EXPECT_EQ(difference("CREATE TABLE a (b); CREATE TABLE c (d)", "CREATE TABLE c (d); CREATE TABLE a (b)"), "");
}

TEST(schema, LeavesOutWhatSqliteMakesForItself) {
  EXPECT_EQ(difference("CREATE TABLE a (b UNIQUE)",
                       "CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE x; "
                       "CREATE TABLE a (b UNIQUE); ANALYZE"),
            "");
}

TEST(schema, HoldsShadowTablesWithTheirVirtualTable) {
  EXPECT_EQ(difference("CREATE VIRTUAL TABLE f USING fts5 (x)", "SELECT 1"), "missing: virtual table f\n");
  EXPECT_EQ(difference("SELECT 1", "CREATE TABLE f_data (x)"), "left over: table f_data\n");
}

TEST(schema, HidesNoDifference) {
  std::string tables;
  for (int i = 10; i < 40; ++i) tables += "CREATE TABLE t" + std::to_string(i) + " (a);";
  const auto lines = difference(tables.c_str(), "SELECT 1");
  EXPECT_EQ(std::ranges::count(lines, '\n'), 30);
  EXPECT_TRUE(lines.ends_with("missing: table t39\n")) << lines;
}

TEST(schema, ShowsOfLongDefinitionsWhatDiffers) {
  const auto view = [](const std::string& middle) {
    std::string sql = "CREATE VIEW v AS SELECT first";
    for (int i = 100; i < 300; ++i) sql += ", c" + std::to_string(i) + (i == 200 ? middle : "");
    return sql;
  };
  EXPECT_EQ(difference(view(" || 'größer'").c_str(), view(" || 'grüner'").c_str()),
            "different: view v\n"
            "  before the up:  ... c195, c196, c197, c198, c199, c200 || 'größer', c201, c202, c203, c204, c205, c206, "
            "...\n"
            "  after the down: ... c195, c196, c197, c198, c199, c200 || 'grüner', c201, c202, c203, c204, c205, c206, "
            "...\n");
}

TEST(schema, TellsAnIndexFromATableOfTheSameName) {
  EXPECT_EQ(difference("CREATE TABLE a (b); CREATE INDEX i ON a (b)", "CREATE TABLE a (b); CREATE TABLE i (b)"),
            "missing: index i\nleft over: table i\n");
}

}  // namespace
