#include "linted.hpp"

namespace {

using pawl::test::lint;
using pawl::test::linted;

TEST(numeric_by_accident, ATypeForTextThatSqliteDoesNotKnow) {
  EXPECT_EQ(
      lint("numeric-by-accident", "SELECT 1;", "CREATE TABLE t (\n  id INTEGER PRIMARY KEY,\n  zip STRING(5));\n"),
      "2_b.sql:3:3 SQLite takes STRING(5) for NUMERIC: of the text '007' it stores the number 7\n"
      "declare it as what it is:\n"
      "zip TEXT\n");
  EXPECT_EQ(linted("numeric-by-accident", {"CREATE TABLE t (a);", "ALTER TABLE t ADD COLUMN zip str;"}),
            "1:26: SQLite takes str for NUMERIC: of the text '007' it stores the number 7");
}

TEST(numeric_by_accident, ATypeThatHoldsTheLettersInt) {
  EXPECT_EQ(linted("numeric-by-accident", {"CREATE TABLE t (a FLOATING POINT);"}),
            "1:17: SQLite takes FLOATING POINT for INTEGER, because of its letters INT, and stores 2.0 as 2");
  EXPECT_EQ(
      linted("numeric-by-accident", {"CREATE TABLE t (a CHARINT);"}),
      "1:17: SQLite takes CHARINT for INTEGER, because of its letters INT: of the text '007' it stores the number "
      "7");
}

TEST(numeric_by_accident, NoTypeThatIsMeantForNumbersOrHoldsNone) {
  EXPECT_EQ(
      linted("numeric-by-accident",
             {"CREATE TABLE t (a INT, b BIGINT UNSIGNED, c UNSIGNED BIG INT, d INT8, e BOOLEAN, f DATE,\n"
              "  g DECIMAL(10, 2), h VARCHAR(20), i DOUBLE PRECISION, j, k UUID, l JSON, m TIMESTAMP, n INTEGER,\n"
              "  o MEDIUMINT(4), p TINYTEXT, q BLOB, r UINT64);"}),
      "");
}

TEST(numeric_by_accident, NoColumnThatWasThere) {
  EXPECT_EQ(linted("numeric-by-accident", {"CREATE TABLE t (a STRING);", "ALTER TABLE t ADD COLUMN b;"}), "");
}

}  // namespace
