/// Every error names the exact place in the file: the byte where SQLite tells it, the statement where it does not.

#include "conformance/sqlite/fixture.hpp"

namespace pawl::test {
namespace {

/// `@` stands before the byte that the error is about; it is not part of the script.
struct wrong_script {
  const char* sql;
  const char* message;
};

const wrong_script wrong_scripts[] = {
    {"SELECT @nope FROM t;", "no such column: nope"},
    {"SELECT x,\n       @nope FROM t;", "no such column: nope"},
    {"SELECT x FROM t WHERE\n  @nope = 1;", "no such column: nope"},
    {"SELECT x FROM t ORDER BY @nope;", "no such column: nope"},
    {"SELECT x FROM t GROUP BY\n@nope;", "no such column: nope"},
    {"SELECT @t.nope FROM t;", "no such column: t.nope"},
    {"SELECT x, (SELECT\n  @nope) FROM t;", "no such column: nope"},
    {"@SELECT x FROM t JOIN u ON nope = y;", "no such column: nope"},
    {"SELECT @x FROM t AS a, t AS b;", "ambiguous column name: x"},
    {"SELECT @nope(x) FROM t;", "no such function: nope"},
    {"SELECT @abs(x, 1) FROM t;", "wrong number of arguments to function abs()"},
    {"SELECT 1 WHERE @sum(1) > 0;", "misuse of aggregate function sum()"},
    {"@SELEC 1;", "near \"SELEC\": syntax error"},
    {"SELECT 1 FRM @t;", "near \"t\": syntax error"},
    {"SELECT @FROM t;", "near \"FROM\": syntax error"},
    {"SELECT * FROM t WHER @x=1;", "near \"x\": syntax error"},
    {"CREATE TABLE w (x,@);", "near \")\": syntax error"},
    {"CREATE TABLE w (\n  x\n  y TEXT\n  ,\n  z,@);", "near \")\": syntax error"},
    {"INSERT INTO t VALUES (1@;", "near \";\": syntax error"},
    {"INSERT INTO t VALUES (1,\n  @,2);", "near \",\": syntax error"},
    {"UPDATE t @x = 1;", "near \"x\": syntax error"},
    {"DELETE @t;", "near \"t\": syntax error"},
    {"SELECT @#;", "unrecognized token: \"#\""},
    {"SELECT\n\n @12ab;", "unrecognized token: \"12ab\""},
    {"SELECT '\xc3\xa9\xc3\xa9', @nope FROM t;", "no such column: nope"},
    {"-- \xe2\x82\xac\n\n\n   SELECT @nope FROM t;", "no such column: nope"},
    {"/* a\n   b */ SELECT @nope FROM t;", "no such column: nope"},
    {"CREATE VIEW v AS SELECT x FROM t;\nSELECT @nope FROM v;", "no such column: nope"},
    {"CREATE TABLE w (x);\n\nUPDATE w SET x=@nope;", "no such column: nope"},
    {"@UPDATE t SET nope=1;", "no such column: nope"},
    {"@INSERT INTO t (nope) VALUES (1);", "table t has no column named nope"},
    {"DELETE FROM t WHERE\n  x = 1 AND @nope;", "no such column: nope"},
    {"@SELECT * FROM missing;", "no such table: missing"},
    {"@DROP TABLE missing;", "no such table: missing"},
    {"\n@DROP INDEX missing;", "no such index: missing"},
    {"@DROP VIEW missing;", "no such view: missing"},
    {"\n\n  @INSERT INTO t VALUES (1, 2);", "table t has 1 columns but 2 values were supplied"},
    {"  @INSERT INTO t SELECT x FROM t; SELECT 1;", "UNIQUE constraint failed: t.x"},
    {"SELECT 1; @INSERT INTO u VALUES (NULL);", "NOT NULL constraint failed: u.y"},
    {"SELECT 1;\n @INSERT INTO u VALUES (-1);", "CHECK constraint failed: y > 0"},
    {"\tCREATE TABLE @t (x);", "table t already exists"},
    {"@ALTER TABLE t ADD COLUMN x;", "duplicate column name: x"},
    {"ALTER TABLE t RENAME COLUMN @nope TO x;", "no such column: \"nope\""},
    {"@ALTER TABLE missing RENAME TO m;", "no such table: missing"},
    {"CREATE INDEX i ON t (@nope);", "no such column: nope"},
    {"@CREATE INDEX i ON missing (x);", "no such table: main.missing"},
    {"@CREATE TABLE w (x PRIMARY KEY, y PRIMARY KEY);", "table \"w\" has more than one primary key"},
    {"@CREATE TABLE w (x, x);", "duplicate column name: x"},
    {"@CREATE VIRTUAL TABLE w USING nope;", "no such module: nope"},
    {"CREATE TRIGGER r AFTER INSERT ON t BEGIN\n  SELECT 1;\nEND;\n@INSERT INTO t VALUES (x'00', 2);",
     "table t has 1 columns but 2 values were supplied"},
    {"@SELECT x FROM t\nUNION\nSELECT 1, 2;",
     "SELECTs to the left and right of UNION do not have the same number of result columns"},
};

class place_case : public sqlite_case, public testing::WithParamInterface<std::tuple<wrong_script, std::size_t>> {};

TEST_P(place_case, IsExact) {
  const auto& [wrong, piece_size] = GetParam();
  std::string sql = wrong.sql;
  const std::size_t at = sql.find('@');
  sql.erase(at, 1);
  const std::string first =
      "CREATE TABLE t (x UNIQUE);\nINSERT INTO t VALUES (1);\nCREATE TABLE u (y NOT NULL CHECK (y > 0));\n";
  const error e = failure_of(test_set{{{"1", "first", first}, {"2", "wrong", sql}}, {.piece_size = piece_size}});
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  for (const char c : sql.substr(0, at)) {
    column = c == '\n' ? 1 : column + ((c & 0xc0) != 0x80 ? 1U : 0U);
    line += c == '\n' ? 1U : 0U;
  }
  const std::string where = "migrations/2_wrong.sql:" + std::to_string(line) + ':' + std::to_string(column) + ": ";
  EXPECT_EQ(std::string{e.what()}.substr(0, std::string{e.what()}.find('\n')), where + "2 wrong: " + wrong.message);
  EXPECT_NE(e.details().native_code, 0);
}

INSTANTIATE_TEST_SUITE_P(sqlite, place_case,
                         testing::Combine(testing::ValuesIn(wrong_scripts), testing::Values(3U, 48U * 1024U)));

}  // namespace
}  // namespace pawl::test
