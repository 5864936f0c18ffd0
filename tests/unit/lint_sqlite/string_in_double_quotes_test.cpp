#include "linted.hpp"

namespace {

using pawl::test::lint;
using pawl::test::linted;

TEST(string_in_double_quotes, ADefaultThatIsWrittenAsAName) {
  EXPECT_EQ(lint("string-in-double-quotes", "SELECT 1;", "CREATE TABLE t (a, state TEXT DEFAULT \"it's\");\n"),
            "2_b.sql:1:20 \"it's\" is the name of something in SQL; SQLite takes it for text here, and another engine "
            "does not\n"
            "state ... DEFAULT 'it''s'\n");
  EXPECT_EQ(linted("string-in-double-quotes", {"CREATE TABLE t (a);", "ALTER TABLE t ADD b DEFAULT \"x\";"}),
            "1:19: \"x\" is the name of something in SQL; SQLite takes it for text here, and another engine does not");
}

TEST(string_in_double_quotes, NoTextAndNoName) {
  EXPECT_EQ(
      linted("string-in-double-quotes",
             {"CREATE TABLE t (\"a\" DEFAULT 'x', b DEFAULT (1), c DEFAULT CURRENT_TIMESTAMP, d DEFAULT '\"y\"');"}),
      "");
}

TEST(string_in_double_quotes, NoColumnThatWasThere) {
  EXPECT_EQ(linted("string-in-double-quotes", {"CREATE TABLE t (a DEFAULT \"x\");", "ALTER TABLE t ADD COLUMN b;"}),
            "");
}

/// Why nothing else is looked for: everywhere else the proof refuses them.
TEST(string_in_double_quotes, TheProofRefusesThemElsewhere) {
  for (const char* sql :
       {"SELECT \"x\";", "CREATE TABLE t (a CHECK (a <> \"x\"));",
        "CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a = \"x\";",
        "CREATE TABLE t (a); CREATE VIEW v AS SELECT * FROM t WHERE a = \"x\";",
        "CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t WHERE a = \"x\"; END;"})
    EXPECT_TRUE(pawl::test::prove(sql).findings.has_errors()) << sql;
}

}  // namespace
