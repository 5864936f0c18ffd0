#include "source/directives.hpp"

#include "unit/source/one_file.hpp"

namespace {

using pawl::test::read_file;

TEST(directives, KeepWhatTheyAllowWithTheirSection) {
  const auto read = read_file(
      "SELECT 1;\n -- pawl:allow  drop-table: \tnobody has it \nSELECT 2;\n-- migrate:down\n--pawl:allow x\nSELECT "
      "3;\n");
  EXPECT_EQ(read.found, "");
  ASSERT_EQ(read.sections.up->allowances.size(), 1U);
  const auto& allowed = read.sections.up->allowances[0];
  EXPECT_EQ(allowed.rule, "drop-table");
  EXPECT_EQ(allowed.reason, "nobody has it");
  EXPECT_EQ(allowed.offset, 11U);
  ASSERT_EQ(read.sections.down->allowances.size(), 1U);
  EXPECT_EQ(read.sections.down->allowances[0].offset, 0U);
  EXPECT_EQ(read.sections.down->allowances[0].rule, "x");
}

TEST(directives, SayWhetherOlderProgramsCanRun) {
  for (const std::string text : {"-- pawl:breaking\nSELECT 1;\n", "SELECT 1;\n  --pawl:breaking why\n",
                                 "-- pawl:breaking\n-- pawl:breaking\nSELECT 1;\n-- migrate:down\nSELECT 2;\n"}) {
    const auto read = read_file(text);
    EXPECT_EQ(read.found, "");
    EXPECT_EQ(read.sections.declared, pawl::compatibility::breaking);
  }
  EXPECT_EQ(read_file("-- pawl:compatible\nSELECT 1;\n").sections.declared, pawl::compatibility::compatible);
  EXPECT_EQ(read_file("-- see pawl:compatible\nSELECT 1;\n").sections.declared, pawl::compatibility::unknown);
}

TEST(directives, DoNotSayBothAtOnce) {
  EXPECT_EQ(read_file("-- pawl:breaking\n-- pawl:compatible\nSELECT 1;\n").found,
            "m/f.sql:2:1: error: the migration is said to be breaking and compatible at once [misplaced-directive]\n"
            "    2 | -- pawl:compatible\n"
            "      | ^\n"
            "hint: keep one of the two lines\n"
            "1 error\n");
}

TEST(directives, AboutOlderProgramsStandInTheUpSection) {
  EXPECT_EQ(read_file("SELECT 1;\n-- migrate:down\n-- pawl:breaking\nSELECT 2;\n").found,
            "m/f.sql:3:1: error: `-- pawl:breaking` stands in the down section [misplaced-directive]\n"
            "    3 | -- pawl:breaking\n"
            "      | ^\n"
            "hint: write it into the up section: it tells whether older programs can run after that\n"
            "1 error\n");
}

TEST(directives, ThatAreMisspelledAreNamed) {
  EXPECT_EQ(read_file("--pawl:no-transation\nSELECT 1;\n").found,
            "m/f.sql:1:1: error: unknown directive `-- pawl:no-transation` [unknown-directive]\n"
            "    1 | --pawl:no-transation\n"
            "      | ^\n"
            "hint: did you mean `-- pawl:no-transaction`?\n"
            "1 error\n");
}

TEST(directives, ThatAreUnknownAreErrors) {
  EXPECT_EQ(read_file("-- pawl:frobnicate now\nSELECT 1;\n").found,
            "m/f.sql:1:1: error: unknown directive `-- pawl:frobnicate` [unknown-directive]\n"
            "    1 | -- pawl:frobnicate now\n"
            "      | ^\n"
            "hint: remove the line, or begin the comment with another word\n"
            "1 error\n");
}

TEST(directives, AreFoundInAnyCase) {
  EXPECT_EQ(read_file("-- Pawl:Allow x\nSELECT 1;\n").found.substr(0, 55),
            "m/f.sql:1:1: error: unknown directive `-- Pawl:Allow` [");
  EXPECT_EQ(read_file("SELECT 1;\n-- Migrate:Down\nSELECT 2;\n").found,
            "m/f.sql:2:1: error: unknown section marker `-- Migrate:Down` [unknown-directive]\n"
            "    2 | -- Migrate:Down\n"
            "      | ^\n"
            "hint: did you mean `-- migrate:down`?\n"
            "1 error\n");
}

TEST(directives, MustStandAlone) {
  EXPECT_EQ(read_file("SELECT 1; -- pawl:allow x\n").found,
            "m/f.sql:1:11: error: `-- pawl:allow` does not stand on a line of its own [unknown-directive]\n"
            "    1 | SELECT 1; -- pawl:allow x\n"
            "      |           ^\n"
            "hint: move it to a line of its own\n"
            "1 error\n");
}

TEST(directives, MarkersMaySayThatAScriptNeedsNoTransaction) {
  for (const char* text :
       {"-- migrate:up transaction:false\nSELECT 1;\n-- migrate:down  transaction:true \nSELECT 2;\n",
        "-- pawl:no-transaction\nSELECT 1;\n", "-- no-transaction\nSELECT 1;\n"})
    EXPECT_EQ(read_file(text).found, "") << text;
}

TEST(directives, MarkersTakeNoOtherOptions) {
  EXPECT_EQ(
      read_file("-- migrate:up transaction:false env:SECRET\nSELECT 1;\n").found,
      "m/f.sql:1:1: error: `env:SECRET` behind `-- migrate:up` is not supported [unknown-directive]\n"
      "    1 | -- migrate:up transaction:false env:SECRET\n"
      "      | ^\n"
      "hint: leave it out: `transaction:false` is the one option there is, and a script holds every value itself\n"
      "1 error\n");
}

TEST(directives, OptionsDoNotChangeTheHash) {
  EXPECT_EQ(read_file("-- migrate:up transaction:false\nSELECT 1;").sections.up->hash,
            read_file("SELECT 1;").sections.up->hash);
}

TEST(directives, OfOtherToolsAreNotTakenForComments) {
  EXPECT_EQ(read_file("-- +goose Down\nDROP TABLE t;\n").found,
            "m/f.sql:1:1: error: `-- +goose Down` is another tool's marker, which pawl does not follow "
            "[unknown-directive]\n"
            "    1 | -- +goose Down\n"
            "      | ^\n"
            "hint: write `-- migrate:up` and `-- migrate:down` instead\n"
            "1 error\n");
  EXPECT_NE(read_file("-- +migrate Up\nSELECT 1;").found, "");
}

TEST(directives, AreNotOrdinaryComments) {
  EXPECT_EQ(read_file("-- see pawl:allow\n-- a pawl\n/* pawl:allow x */\n-- pawl\n'-- pawl:x';").found, "");
}

TEST(directives, ButForBlanksPunctuationAndCaseAreErrors) {
  for (const char* down :
       {"-- migrate: down", "-- migrate down", "-- migrate :down", "--- migrate:down", "-- -- migrate:down",
        "/* migrate:down */", "  -- migration:down ", "-- migrate-down\r", "-- migrate: down transaction:false",
        "-- goose Down", "-- + goose Down", "-- +gooseDown", "/*\n migrate:down\n*/ "}) {
    const auto found = read_file("DELETE FROM a;\n" + std::string{down} + "\nDELETE FROM b;\n").found;
    EXPECT_NE(found.find("looks like a marker and is none [unknown-directive]\n"), std::string::npos) << down << found;
    EXPECT_NE(found.find("hint: write `-- migrate:down`, or say it in other words if it is only a comment\n1 error\n"),
              std::string::npos)
        << down << found;
  }
  EXPECT_EQ(read_file("SELECT 1;\n -- pawl breaking\n").found,
            "m/f.sql:2:2: error: `-- pawl breaking` looks like a marker and is none [unknown-directive]\n"
            "    2 |  -- pawl breaking\n"
            "      |  ^\n"
            "hint: write `-- pawl:breaking`, or say it in other words if it is only a comment\n"
            "1 error\n");
}

TEST(directives, AreNotSeenInProseAndBehindSql) {
  for (const char* text : {"-- migrate down the hill\n", "-- how to migrate: down\n", "SELECT 1; -- migrate down\n",
                           "/* migrate down */ SELECT 1;\n", "-- migrate\n-- down\n", "'\n-- migrate down\n';\n"})
    EXPECT_EQ(read_file(text).found, "") << text;
}

TEST(directives, BeyondTwentyAreNotReported) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "-- pawl:x\n";
  EXPECT_TRUE(read_file(text).found.ends_with("\n20 errors\n"));
}

}  // namespace
