#include "unit/source/one_file.hpp"

namespace {

using namespace pawl::generator;

pawl::test::one_file read(std::string text, pawl::dialect dialect = pawl::dialect::sqlite) {
  return pawl::test::read_file(std::move(text), file_role::sections, dialect, *find_convention("goose"));
}

/// The first finding's line.
std::string message(const std::string& text) {
  const auto file = read(text);
  EXPECT_FALSE(file.sections.sound);
  return file.found.substr(0, file.found.find('\n'));
}

TEST(goose, HasSectionsAndBlocks) {
  const auto file = read(
      "-- a note\n-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\nCREATE TABLE a (b);\n"
      "-- +goose StatementEnd\nSELECT 1;\n-- +goose Down\nDROP TABLE a;\n");
  EXPECT_EQ(file.found, "");
  EXPECT_EQ(file.sections.up->statements.size(), 2U);
  EXPECT_EQ(file.sections.up->hash, token_hash("CREATE TABLE a (b); SELECT 1;", pawl::dialect::sqlite));
  ASSERT_TRUE(file.sections.down);
  EXPECT_EQ(file.sections.down->text(), "DROP TABLE a;\n");
}

TEST(goose, ReadsAnnotationsInAnyCase) {
  const auto file = read("-- +goose up\nSELECT 1;\n--  +GOOSE  statementbegin\nSELECT 2;\n-- +goose STATEMENTEND\n");
  EXPECT_EQ(file.found, "");
  EXPECT_EQ(file.sections.up->statements.size(), 2U);
}

TEST(goose, ABlockMayHoldTriggersAndSeveralStatements) {
  const auto file = read(
      "-- +goose Up\n-- +goose StatementBegin\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT 1;\nEND;\n"
      "SELECT 2;\n-- +goose StatementEnd\n");
  EXPECT_EQ(file.found, "");
  EXPECT_EQ(file.sections.up->statements.size(), 2U);
}

TEST(goose, TheLastBlockMayGoWithoutASemicolon) {
  const auto file = read("-- +goose Up\n-- +goose StatementBegin\nSELECT 1\n-- +goose StatementEnd\n-- +goose Down\n");
  EXPECT_EQ(file.found, "");
  EXPECT_EQ(file.sections.up->statements.size(), 1U);
  EXPECT_EQ(message("-- +goose Up\n-- +goose StatementBegin\nSELECT 1\n-- +goose StatementEnd\nSELECT 2;\n"),
            "m/f.sql:4:1: error: the last statement of this block has no `;`, and another one follows "
            "[statement-block]");
}

TEST(goose, ABlockOfPostgresqlMayHoldAnything) {
  const auto file = read(
      "-- +goose Up\nCREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f();\n-- +goose StatementBegin\n"
      "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$\n-- +goose StatementEnd\n-- +goose Down\n"
      "DROP FUNCTION f;\n",
      pawl::dialect::postgresql);
  EXPECT_EQ(file.found, "");
  EXPECT_TRUE(file.sections.down);
}

TEST(goose, BlocksMustBeginAndEnd) {
  EXPECT_EQ(message("-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n"),
            "m/f.sql:2:1: error: this block has no end [statement-block]");
  EXPECT_EQ(message("-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose Down\n"),
            "m/f.sql:2:1: error: this block has no end before `-- +goose Down` [statement-block]");
  EXPECT_EQ(message("-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementBegin\nSELECT 2;\n"
                    "-- +goose StatementEnd\n"),
            "m/f.sql:2:1: error: this block has no end before `-- +goose StatementBegin` [statement-block]");
  EXPECT_EQ(message("-- +goose Up\nSELECT 1;\n-- +goose StatementEnd\n"),
            "m/f.sql:3:1: error: `-- +goose StatementEnd` ends a block that did not begin [statement-block]");
}

TEST(goose, AnnotationsStandBetweenStatements) {
  EXPECT_EQ(message("-- +goose Up\nCREATE TABLE a (\n-- +goose Down\nb);\n"),
            "m/f.sql:3:1: error: `-- +goose Down` stands inside a statement [misplaced-section]");
  EXPECT_EQ(message("-- +goose Up\nCREATE TABLE a\n-- +goose StatementBegin\n(b);\n-- +goose StatementEnd\n"),
            "m/f.sql:3:1: error: `-- +goose StatementBegin` stands inside a statement [misplaced-section]");
  EXPECT_EQ(message("-- +goose Up\nSELECT 1\n-- +goose Down\n"),
            "m/f.sql:3:1: error: `-- +goose Down` stands inside a statement [misplaced-section]");
}

TEST(goose, SectionsStandInOrder) {
  EXPECT_EQ(message("SELECT 1;\n-- +goose Up\n"),
            "m/f.sql:1:1: error: SQL stands before `-- +goose Up` [misplaced-section]");
  EXPECT_EQ(message("-- +goose Down\nSELECT 1;\n"),
            "m/f.sql:1:1: error: `-- +goose Down` stands before the up section [misplaced-section]");
  EXPECT_EQ(message("-- +goose Up\n-- +goose Down\n-- +goose Down\n"),
            "m/f.sql:3:1: error: a second `-- +goose Down` in one file [misplaced-section]");
  EXPECT_EQ(message("-- +goose Up\n-- +goose Up\n"),
            "m/f.sql:2:1: error: a second `-- +goose Up` in one file [misplaced-section]");
  EXPECT_EQ(message("-- +goose NO TRANSACTION\n"),
            "m/f.sql:1:1: error: this file has no up section [misplaced-section]");
}

TEST(goose, AnnotationsBeginTheirLine) {
  EXPECT_EQ(message("-- +goose Up\nSELECT 1; -- +goose Down\n"),
            "m/f.sql:2:11: error: `-- +goose Down` does not begin its line [misplaced-section]");
  EXPECT_EQ(message("-- +goose Up\n  -- +goose Down\n"),
            "m/f.sql:2:3: error: `-- +goose Down` does not begin its line [misplaced-section]");
}

TEST(goose, UnknownAnnotationsAreErrors) {
  EXPECT_EQ(read("-- +goose Up\n-- +goose StatmentBegin\nSELECT 1;\n").found,
            "m/f.sql:2:1: error: unknown annotation `-- +goose StatmentBegin` [unknown-directive]\n"
            "    2 | -- +goose StatmentBegin\n"
            "      | ^\n"
            "hint: did you mean `-- +goose statementbegin`?\n1 error\n");
  EXPECT_EQ(message("-- +goose Up\n-- +goose\nSELECT 1;\n"),
            "m/f.sql:2:1: error: unknown annotation `-- +goose` [unknown-directive]");
}

TEST(goose, AnnotationsButForBlanksAndPunctuationAreErrors) {
  for (const char* down :
       {"-- goose Down", "-- + goose Down", "-- +gooseDown", "-- migrate: down", "/* goose down */"}) {
    const auto found = read("-- +goose Up\nSELECT 1;\n" + std::string{down} + "\nSELECT 2;\n").found;
    EXPECT_TRUE(
        found.ends_with("hint: write `-- +goose Down`, or say it in other words if it is only a comment\n"
                        "1 error\n"))
        << down << found;
  }
}

TEST(goose, VariablesOfTheEnvironmentAreNotFilledIn) {
  EXPECT_EQ(message("-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${A}';\n"),
            "m/f.sql:2:1: error: `-- +goose ENVSUB ON` would fill in variables of an environment, which pawl does not "
            "[placeholder]");
  // Without the annotation goose leaves them alone, and so do we.
  EXPECT_EQ(read("-- +goose Up\nSELECT '${A}';\n").found, "");
}

TEST(goose, MarkersOfOthersAreErrors) {
  EXPECT_EQ(message("-- +goose Up\nSELECT 1;\n-- migrate:down\n"),
            "m/f.sql:3:1: error: `-- migrate:down` is no annotation of goose [unknown-directive]");
}

TEST(goose, SeesAnnotationsInStringsAndCommentsToo) {
  EXPECT_EQ(message("-- +goose Up\nSELECT '\n-- +goose Down\n';\n"),
            "m/f.sql:3:1: error: `-- +goose Down` stands in a string, where goose takes it for a marker all the same "
            "[misplaced-section]");
  EXPECT_EQ(message("-- +goose Up\n/*\n-- +goose Down\n*/\nSELECT 1;\n"),
            "m/f.sql:3:1: error: `-- +goose Down` stands in a comment, where goose takes it for a marker all the same "
            "[misplaced-section]");
  EXPECT_EQ(read("-- +goose Up\nSELECT '\n  -- +goose Down\n-- goose\n';\n").found, "");
}

}  // namespace
