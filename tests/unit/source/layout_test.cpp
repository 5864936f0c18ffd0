#include "source/layout.hpp"

#include <array>
#include <map>

#include "diagnostics/print.hpp"
#include "source/parse.hpp"

namespace {

using namespace pawl::generator;
using files = std::map<std::string, std::string>;

folder folder_of(const files& texts) {
  folder folder{.directory = "m"};
  for (const auto& [name, text] : texts) folder.files.push_back({.name = name, .path = "m/" + name, .bytes = text});
  return folder;
}

constexpr std::array dialects{pawl::dialect::sqlite};

/// The convention of the folder as a whole.
std::string_view layout_of(const files& texts) {
  diagnostics found;
  const auto layout = find_layout(folder_of(texts), dialects, nullptr, found);
  EXPECT_EQ(print(found), "");
  return layout.whole->name;
}

/// What parsing has to say.
std::string found_in(const files& texts, std::string_view layout = {}) {
  diagnostics found;
  parse(folder_of(texts), dialects, found, find_convention(layout));
  return print(found);
}

std::string first_line(const std::string& found) { return found.substr(0, found.find('\n')); }

TEST(layout, IsRecognisedByTheFiles) {
  EXPECT_EQ(layout_of({}), "native");
  EXPECT_EQ(layout_of({{"0001_a.sql", "SELECT 1;"}}), "native");
  EXPECT_EQ(layout_of({{"0001_a.sql", ""}, {"0002_b.up.sql", ""}, {"0002_b.down.sql", ""}}), "native");
  EXPECT_EQ(layout_of({{"0001_a.sql", ""}, {"0002_b.sqlite.sql", ""}}), "native");
  EXPECT_EQ(layout_of({{"0001_a.sqlite.up.sql", ""}}), "native");
  EXPECT_EQ(layout_of({{"0001_a.sql", "-- migrate:up\n"}, {"0002_b.sql", "-- migrate:up\n"}}), "dbmate");
  EXPECT_EQ(layout_of({{"0001_a.sql", "-- migrate:up\n"}, {"0002_b.sql", ""}}), "native");
  EXPECT_EQ(layout_of({{"1_a.up.sql", ""}, {"1_a.down.sql", ""}}), "golang-migrate");
  EXPECT_EQ(layout_of({{"2018-01-14-171611_a/up.sql", ""}, {"2018-01-14-171611_a/down.sql", ""}}), "diesel");
  EXPECT_EQ(layout_of({{"20230101000000_a/migration.sql", ""}}), "prisma");
  EXPECT_EQ(layout_of({{"V1__a.sql", ""}, {"U1__a.sql", ""}, {"R__b.sql", ""}}), "flyway");
  EXPECT_EQ(layout_of({{"00001_a.sql", "-- +goose Up\n"}, {"00002_b.sql", "-- +GOOSE up\n"}}), "goose");
  EXPECT_EQ(layout_of({{"1_a.up.sql", ""}, {"1_a.postgres.up.sql", ""}}), "popx");
  EXPECT_EQ(layout_of({{"sqlite/00001_a.sql", "-- +goose Up\n"}, {"postgresql/00001_a.sql", "-- +goose Up\n"}}),
            "goose");
}

TEST(layout, IsNotTakenFromAMarkerInAStringOrAComment) {
  EXPECT_EQ(layout_of({{"1_a.sql", "SELECT '\n-- +goose Up\n';"}}), "native");
  EXPECT_EQ(layout_of({{"1_a.sql", "/*\n-- +goose Up\n*/ SELECT 1;"}}), "native");
  EXPECT_EQ(layout_of({{"1_a.sql", "SELECT 1; -- migrate:up\n"}}), "native");
  EXPECT_EQ(layout_of({{"1_a.sql", "-- see +goose Up\nSELECT 1;"}}), "native");
}

TEST(layout, ThatIsMixedIsAnErrorWhichNamesOneFileOfEach) {
  EXPECT_EQ(found_in({{"0001_a.sql", "SELECT 1;"}, {"0002_b.sql", "SELECT 1;"}, {"V3__c.sql", "SELECT 1;"}}),
            "m/V3__c.sql: error: this folder mixes the files of native and flyway [mixed-conventions]\n"
            "m/0001_a.sql: note: this is a file of native\n"
            "m/V3__c.sql: note: this is a file of flyway\n"
            "hint: keep to one convention; LAYOUT or --layout says which, and then each file is named that does not "
            "fit\n1 error\n");
  EXPECT_EQ(first_line(found_in({{"00001_a.sql", "-- +goose Up\nSELECT 1;"}, {"00002_b.sql", "SELECT 1;"}})),
            "m/00002_b.sql: error: this folder mixes the files of goose and native [mixed-conventions]");
  for (const std::string text : {"", "SELECT 1;"})
    EXPECT_NE(
        found_in({{"00001_a.sql", "-- +goose Up\nSELECT 1;"}, {"00002_b.sql", text}})
            .find("hint: `-- +goose Up` is missing in m/00002_b.sql; write it before the SQL there, or else keep"),
        std::string::npos);
  EXPECT_EQ(
      first_line(found_in({{"1_a/up.sql", "SELECT 1;"}, {"2_b/migration.sql", "SELECT 1;"}, {"3_c.sql", "SELECT 1;"}})),
      "m/2_b/migration.sql: error: this folder mixes the files of native and diesel and prisma "
      "[mixed-conventions]");
}

TEST(layout, ThatIsMixedHidesNothingElse) {
  EXPECT_NE(found_in({{"0001_a.sql", "SELECT 'x"}, {"V3__c.sql", "SELECT 1;"}}).find("[unterminated-token]"),
            std::string::npos);
}

TEST(layout, ThatIsWantedNamesEachFileThatDoesNotFit) {
  EXPECT_EQ(
      found_in({{"0001_a.sql", "SELECT 1;"}, {"V2__b.sql", "SELECT 1;"}}, "flyway"),
      "m/0001_a.sql: error: this file is no migration: its name begins with none of `V`, `U` and `R` "
      "[misnamed-file]\n"
      "hint: name it V<version>__<name>.sql, as in V1.2__add_search.sql, its down script U<version>__<name>.sql, and "
      "a script that is applied anew when it changes R__<name>.sql; this folder is flyway's\n1 error\n");
  EXPECT_EQ(found_in({{"1_a.up.sql", "SELECT 1;"}}, "native"), "");
}

TEST(layout, AFileThatFitsNoneIsNamedInTheConventionOfTheOthers) {
  EXPECT_EQ(first_line(found_in({{"V1__a.sql", "SELECT 1;"}, {"V2_b.sql", "SELECT 1;"}})),
            "m/V2_b.sql: error: this file is no migration: its name has no `__` between a version and a name "
            "[misnamed-file]");
}

TEST(layout, AForeignMarkerInAFileThatOnlyItsNamePlacesIsReportedInIt) {
  EXPECT_EQ(first_line(found_in({{"1_a.sqlite.sql", "-- +goose Up\nSELECT 1;"}})),
            "m/1_a.sqlite.sql:1:1: error: `-- +goose Up` is another tool's marker, which pawl does not follow "
            "[unknown-directive]");
}

TEST(layout, JoinsUndoScriptsByTheirVersion) {
  diagnostics found;
  const auto set =
      parse(folder_of({{"V1__a.sql", "SELECT 1;"}, {"U1__undo_a.sql", "SELECT 2;"}}), dialects, found, nullptr);
  EXPECT_EQ(print(found), "");
  EXPECT_EQ(set.dialects[0].migrations.at(0).down->file->name, "U1__undo_a.sql");
}

TEST(layout, NamesTheUpScriptThatADownScriptLacks) {
  EXPECT_EQ(found_in({{"V1__a.sql", "SELECT 1;"}, {"U2__b.sql", "SELECT 1;"}}),
            "m/U2__b.sql: error: this down script has no up script [down-without-up]\n"
            "hint: its up script would be V2__b.sql\n1 error\n");
  EXPECT_NE(found_in({{"2018-01-14-171611_a/down.sql", "SELECT 1;"}})
                .find("hint: its up script would be 2018-01-14-171611_a/up.sql\n"),
            std::string::npos);
  EXPECT_NE(found_in({{"1_a.up.sql", "SELECT 1;"}, {"1_b.down.sql", "SELECT 1;"}})
                .find("hint: its up script would be 1_b.up.sql\n"),
            std::string::npos);
}

TEST(layout, ReadsTheEnginesOwnScriptInPlaceOfTheCommonOne) {
  diagnostics found;
  const std::array both{pawl::dialect::sqlite, pawl::dialect::postgresql};
  const auto set = parse(folder_of({{"1_a.up.sql", "SELECT 1;"},
                                    {"1_a.down.sql", "SELECT 2;"},
                                    {"1_a.sqlite3.up.sql", "SELECT 3;"},
                                    {"1_a.mysql.up.sql", "'"},
                                    {"2_b.cockroach.up.sql", "'"}}),
                         both, found);
  EXPECT_EQ(print(found), "");
  ASSERT_EQ(set.dialects[0].migrations.size(), 1U);
  EXPECT_EQ(set.dialects[0].migrations[0].up.file->name, "1_a.sqlite3.up.sql");
  EXPECT_EQ(set.dialects[0].migrations[0].down->file->name, "1_a.down.sql");
  EXPECT_EQ(set.dialects[1].migrations[0].up.file->name, "1_a.up.sql");
}

TEST(layout, WantsAScriptForEveryDialectInTheFoldersOwnNames) {
  EXPECT_EQ(found_in({{"1_a.postgres.up.sql", "SELECT 1;"}}),
            "m/1_a.postgres.up.sql: error: version 1 has no script for sqlite [missing-dialect]\n"
            "hint: write 1_a.sqlite3.up.sql, or 1_a.up.sql for every dialect\n1 error\n");
}

TEST(layout, NamesAFolderOfAMigrationWithoutAScript) {
  diagnostics found;
  folder folder = folder_of({{"20230101000000_a/migration.sql", "SELECT 1;"}});
  folder.empty_folders = {"20230102000000_b"};
  parse(std::move(folder), dialects, found);
  EXPECT_EQ(print(found),
            "m/20230102000000_b: error: this folder of a migration holds no script [missing-script]\n"
            "hint: name its files <version>_<name>/migration.sql, as in 20230101000000_add_search/migration.sql, or "
            "remove the folder\n1 error\n");
}

}  // namespace
