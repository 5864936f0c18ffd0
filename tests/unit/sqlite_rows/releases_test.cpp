#include <gtest/gtest.h>

#include "shown.hpp"

namespace {

using pawl::test::prove_rows;

/// Release 1.0 lets titles be NULL; in 1.1 a step fills them and the table lets none in any more.
const pawl::test::files history{
    {"1_a.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);"},
    {"2_b.sql", "CREATE TABLE other (a);"},
    {"3_c.sql",
     "CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT, body TEXT NOT NULL);\n"
     "INSERT INTO n SELECT id, coalesce(title, ''), coalesce(body, '') FROM notes WHERE title <> 'O''title% _';\n"
     "DROP TABLE notes;\nALTER TABLE n RENAME TO notes;"},
};

pawl::test::files with(const std::string& draft) {
  auto files = history;
  files.emplace("4_d.sql", draft);
  return files;
}

TEST(releases, NamesTheOldestThatHasSuchRows) {
  const auto proven =
      prove_rows(with("CREATE UNIQUE INDEX u ON notes (title);"), {.count = 3, .releases = {"1.0", "1.0", "1.1"}});
  EXPECT_NE(proven.shown.find("refused-by-rows: "), std::string::npos);
  EXPECT_NE(proven.shown.find("; databases of release 1.0 can have such rows"), std::string::npos) << proven.shown;
}

TEST(releases, NamesALaterOneWhereOnlyThatHasThem) {
  auto files = with("CREATE UNIQUE INDEX u ON texts (title);");
  files["3_c.sql"] = "CREATE TABLE texts (id INTEGER PRIMARY KEY, title TEXT);";
  const auto proven = prove_rows(files, {.count = 3, .releases = {"1.0", "1.0", "1.1"}});
  EXPECT_NE(proven.shown.find("; databases of release 1.1 can have such rows"), std::string::npos) << proven.shown;
}

TEST(releases, NamesNoneWhereNoReleaseHasSuchRows) {
  auto files = with("CREATE TABLE texts (id INTEGER PRIMARY KEY, title TEXT);");
  files["5_e.sql"] = "CREATE UNIQUE INDEX u ON texts (title);";
  const auto shown = prove_rows(files, {.count = 3, .releases = {"1.0", "1.0", "1.1"}}).shown;
  EXPECT_NE(shown.find("5_e.sql:1: refused-by-rows: "), std::string::npos) << shown;
  EXPECT_EQ(shown.find("release"), std::string::npos) << shown;
}

TEST(releases, FindsWhatOnlyRowsOfAnEarlierReleaseShow) {
  // Rows of today cannot have an empty body any more: those that the rebuild has filled do.
  const std::string draft =
      "CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT, body TEXT NOT NULL);\n"
      "INSERT INTO n SELECT * FROM notes WHERE title IS NOT '';\n"
      "DROP TABLE notes;\nALTER TABLE n RENAME TO notes;";
  auto files = with(draft);
  files["3_c.sql"].insert(files["3_c.sql"].size(), "\nCREATE INDEX i ON notes (title);");
  EXPECT_NE(prove_rows(files, {.count = 3, .releases = {"1.0", "1.0", "1.1"}}).shown.find("release 1.0"),
            std::string::npos);
}

TEST(releases, FollowsATableThatAFrozenStepHasNamedAnew) {
  const pawl::test::files files{{"1_a.sql", "CREATE TABLE old (id INTEGER PRIMARY KEY, title TEXT);"},
                                {"2_b.sql", "ALTER TABLE old RENAME TO notes;\nUPDATE notes SET title = 'x';"},
                                {"3_c.sql", "CREATE UNIQUE INDEX u ON notes (title) WHERE title = 'x';"}};
  EXPECT_NE(prove_rows(files, {.count = 2, .releases = {"1.0", "1.1"}}).shown.find("UNIQUE constraint failed"),
            std::string::npos);
  EXPECT_EQ(prove_rows(files, {.count = 2}).shown, "");
}

TEST(releases, GoesOnWhereAFrozenStepRefusesTheRows) {
  const pawl::test::files files{{"1_a.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);"},
                                {"2_b.sql", "CREATE UNIQUE INDEX u ON notes (title);"},
                                {"3_c.sql", "ALTER TABLE notes ADD COLUMN x INTEGER NOT NULL;"}};
  const auto shown = prove_rows(files, {.count = 2, .releases = {"1.0", "1.1"}}).shown;
  EXPECT_EQ(shown.find("2_b"), std::string::npos);
  EXPECT_NE(shown.find("3_c.sql:1: refused-by-rows: "), std::string::npos);
  EXPECT_NE(shown.find("release 1.1"), std::string::npos) << shown;
}

TEST(releases, ReportsTheSameOfSeveralOnce) {
  const pawl::test::files files{{"1_a.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);"},
                                {"2_b.sql", "CREATE INDEX i ON notes (title);"},
                                {"3_c.sql", "CREATE INDEX j ON notes (title);"},
                                {"4_d.sql", "ALTER TABLE notes ADD COLUMN x INTEGER NOT NULL;"}};
  const auto proven = prove_rows(files, {.count = 3, .releases = {"1.0", "1.1", "1.2"}});
  EXPECT_EQ(proven.set.dialects[0].migrations[3].shown.size(), 1U);
  EXPECT_NE(proven.shown.find("release 1.0"), std::string::npos) << proven.shown;
}

}  // namespace
