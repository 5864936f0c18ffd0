#include "source/parse.hpp"

#include <array>
#include <map>

#include "diagnostics/print.hpp"

namespace {

using namespace pawl::generator;
using files = std::map<std::string, std::string>;

struct parsed {
  migration_set set;
  std::string found;
};

parsed parse(const files& texts, std::vector<pawl::dialect> dialects = {pawl::dialect::sqlite}) {
  folder folder{.directory = "m"};
  for (const auto& [name, text] : texts) folder.files.push_back({.name = name, .path = "m/" + name, .bytes = text});
  diagnostics found;
  parsed result{pawl::generator::parse(std::move(folder), dialects, found), {}};
  result.found = print(found);
  return result;
}

/// `1 a up down`, one for each migration.
std::vector<std::string> outline(const dialect_migrations& dialect) {
  std::vector<std::string> result;
  for (const migration& m : dialect.migrations)
    result.push_back(m.version.canonical() + ' ' + m.name + ' ' + m.up.file->name +
                     (m.down ? ' ' + m.down->file->name : "") + (m.sound ? "" : " damaged"));
  return result;
}

std::vector<std::string> outline(const parsed& result) { return outline(result.set.dialects.at(0)); }

TEST(parse, OrdersMigrationsByVersion) {
  const parsed result = parse({{"10_c.sql", "SELECT 1;"}, {"1_a.sql", "SELECT 1;"}, {"2_b.sql", "SELECT 1;"}});
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(outline(result), (std::vector<std::string>{"1 a 1_a.sql", "2 b 2_b.sql", "10 c 10_c.sql"}));
}

TEST(parse, JoinsPairs) {
  const parsed result = parse({{"1_a.down.sql", "DROP TABLE a;"}, {"1_a.up.sql", "CREATE TABLE a (b);"}});
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(outline(result), (std::vector<std::string>{"1 a 1_a.up.sql 1_a.down.sql"}));
}

TEST(parse, TakesAnEmptyDownFileForNone) {
  const parsed result = parse({{"1_a.down.sql", "-- nothing"}, {"1_a.up.sql", "SELECT 1;"}});
  EXPECT_EQ(result.found, "");
  EXPECT_FALSE(result.set.dialects[0].migrations[0].down);
}

TEST(parse, ServesEveryDialectWithItsScripts) {
  const parsed result =
      parse({{"1_a.sql", "SELECT 1;"}, {"2_b.postgresql.sql", "SELECT 1;"}, {"2_b.sqlite.sql", "SELECT 1;"}},
            {pawl::dialect::sqlite, pawl::dialect::postgresql});
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(outline(result.set.dialects.at(0)), (std::vector<std::string>{"1 a 1_a.sql", "2 b 2_b.sqlite.sql"}));
  EXPECT_EQ(outline(result.set.dialects.at(1)), (std::vector<std::string>{"1 a 1_a.sql", "2 b 2_b.postgresql.sql"}));
}

TEST(parse, ServesEveryDialectWithTheScriptsOfItsFolder) {
  const parsed result = parse({{"1_a.sql", "SELECT 1;"},
                               {"postgresql/2_b.sql", "SELECT 1;"},
                               {"sqlite/2_b.up.sql", "SELECT 1;"},
                               {"sqlite/2_b.down.sql", "SELECT 2;"}},
                              {pawl::dialect::sqlite, pawl::dialect::postgresql});
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(outline(result.set.dialects.at(0)),
            (std::vector<std::string>{"1 a 1_a.sql", "2 b sqlite/2_b.up.sql sqlite/2_b.down.sql"}));
  EXPECT_EQ(outline(result.set.dialects.at(1)), (std::vector<std::string>{"1 a 1_a.sql", "2 b postgresql/2_b.sql"}));
}

TEST(parse, WantsAScriptInTheFolderOfEveryDialect) {
  EXPECT_EQ(parse({{"sqlite/0001_a.sql", "SELECT 1;"}}, {pawl::dialect::sqlite, pawl::dialect::postgresql}).found,
            "m/sqlite/0001_a.sql: error: version 0001 has no script for postgresql [missing-dialect]\n"
            "hint: write postgresql/0001_a.sql, or 0001_a.sql for every dialect\n"
            "1 error\n");
}

TEST(parse, WantsNoTagInTheFolderOfADialect) {
  EXPECT_EQ(parse({{"sqlite/0001_a.sqlite.sql", "SELECT 1;"}}).found,
            "m/sqlite/0001_a.sqlite.sql: error: this file is no migration: it lies in the folder of a dialect and has "
            "the tag `.sqlite` too [misnamed-file]\n"
            "hint: name it <version>_<name>.sql, as in 0003_add_search.sql; the tags .up and .down may stand before "
            ".sql\n1 error\n");
}

TEST(parse, NamesTheUpScriptThatADownScriptInAFolderLacks) {
  EXPECT_NE(parse({{"1_a.sql", "SELECT 1;"}, {"sqlite/1_a.down.sql", "SELECT 1;"}})
                .found.find("its up script would be sqlite/1_a.up.sql;"),
            std::string::npos);
}

TEST(parse, LeavesOutDialectsThatAreNotDeclared) {
  const parsed result = parse({{"1_a.sqlite.sql", "SELECT 1;"}, {"1_a.postgresql.sql", "'"}});
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(outline(result), (std::vector<std::string>{"1 a 1_a.sqlite.sql"}));
}

TEST(parse, WantsAScriptForEveryDialect) {
  EXPECT_EQ(parse({{"0001_a.postgresql.sql", "SELECT 1;"}}).found,
            "m/0001_a.postgresql.sql: error: version 0001 has no script for sqlite [missing-dialect]\n"
            "hint: write 0001_a.sqlite.sql, or 0001_a.sql for every dialect\n"
            "1 error\n");
}

TEST(parse, WantsAnUpScriptForEveryDown) {
  EXPECT_EQ(
      parse({{"0001_a.sql", "SELECT 1;"}, {"0001_a.down.sql", "SELECT 1;"}}).found,
      "m/0001_a.down.sql: error: this down script has no up script [down-without-up]\n"
      "hint: its up script would be 0001_a.up.sql; one file without .up and .down can hold both, the second behind "
      "a line `-- migrate:down`\n"
      "1 error\n");
  EXPECT_NE(parse({{"1_a.up.sql", "SELECT 1;"}, {"1_b.down.sql", "SELECT 1;"}}).found, "");
}

TEST(parse, RefusesASecondDownScript) {
  EXPECT_EQ(
      parse({{"1_a.up.sql", "SELECT 1;"}, {"1_a.down.sql", "SELECT 1;"}, {"1_a.sqlite.down.sql", "SELECT 1;"}}).found,
      "m/1_a.sqlite.down.sql: error: a second down script of version 1 for sqlite [duplicate-version]\n"
      "m/1_a.down.sql: note: the first one is here\n"
      "hint: keep one of the two\n"
      "1 error\n");
}

TEST(parse, NamesAFileThatFitsNoConvention) {
  EXPECT_EQ(
      parse({{"1_a.sql", "SELECT 1;"}, {"init.sql", "SELECT 1;"}}).found,
      "m/init.sql: error: this file is no migration: its name has no `_` between a version and a name "
      "[misnamed-file]\n"
      "hint: name it <version>_<name>.sql, as in 0003_add_search.sql; the tags .sqlite, .postgresql, .up and .down "
      "may stand before .sql\n"
      "1 error\n");
}

TEST(parse, SaysThatAFolderIsEmpty) {
  EXPECT_EQ(parse({}).found,
            "m: error: this folder holds no migration [no-migrations]\n"
            "hint: `pawl new <name>` writes the first one; DIRECTORY or --directory names another folder\n"
            "1 error\n");
}

TEST(parse, SaysNothingMoreOfAFolderThatCannotBeListed) {
  diagnostics found;
  const std::array dialects{pawl::dialect::sqlite};
  pawl::generator::parse(folder{.directory = "m", .listed = false}, dialects, found);
  EXPECT_EQ(print(found), "");
}

TEST(parse, KeepsDamagedMigrationsSoThatTheyAreNoGaps) {
  const parsed result = parse({{"1_a.sql", "SELECT 'x"}, {"2_b.sql", "\xFF"}, {"3_c.sql", "SELECT 1;"}});
  EXPECT_EQ(outline(result), (std::vector<std::string>{"1 a 1_a.sql damaged", "2 b 2_b.sql damaged", "3 c 3_c.sql"}));
}

TEST(parse, OneBadFileHidesNoOther) {
  const parsed result =
      parse({{"1_a.sql", "SELECT 'x"}, {"2_b.sql", "\xFF"}, {"x.sql", ""}, {"4_d.sql", "-- pawl:x\n;"}});
  for (const char* id : {"[unterminated-token]", "[invalid-utf8]", "[misnamed-file]", "[unknown-directive]"})
    EXPECT_NE(result.found.find(id), std::string::npos) << id;
  EXPECT_TRUE(result.found.ends_with("\n4 errors\n"));
}

TEST(parse, KeepsBothMigrationsOfOneVersion) {
  EXPECT_EQ(outline(parse({{"1_a.sql", "SELECT 1;"}, {"01_b.sql", "SELECT 1;"}})),
            (std::vector<std::string>{"1 b 01_b.sql", "1 a 1_a.sql"}));
}

}  // namespace
