/// Every error names the exact place in the file: the character where the server tells it, the statement where it does
/// not; and the server's own code.

#include "conformance/postgresql/fixture.hpp"

namespace pawl::test {
namespace {

/// `@` stands before the character that the error is about; it is not part of the script.
struct wrong_script {
  const char* sql;
  const char* sql_state;
  const char* message;
};

const wrong_script wrong_scripts[] = {
    {"SELECT @nope FROM t;", "42703", "column \"nope\" does not exist"},
    {"SELECT x,\n       @nope FROM t;", "42703", "column \"nope\" does not exist"},
    {"SELECT x FROM t WHERE\n  @nope = 1;", "42703", "column \"nope\" does not exist"},
    {"SELECT x FROM t GROUP BY\n@nope;", "42703", "column \"nope\" does not exist"},
    {"SELECT @t.nope FROM t;", "42703", "column t.nope does not exist"},
    {"SELECT x, (SELECT\n  @nope) FROM t;", "42703", "column \"nope\" does not exist"},
    {"SELECT x FROM t JOIN u ON @nope = y;", "42703", "column \"nope\" does not exist"},
    {"SELECT @x FROM t AS a, t AS b;", "42702", "column reference \"x\" is ambiguous"},
    {"SELECT @nope(x) FROM t;", "42883", "function nope(integer) does not exist"},
    {"SELECT 1 WHERE @sum(1) > 0;", "42803", "aggregate functions are not allowed in WHERE"},
    {"@SELEC 1;", "42601", "syntax error at or near \"SELEC\""},
    {"SELECT 1 FRM @t;", "42601", "syntax error at or near \"t\""},
    {"SELECT * FROM t WHER @x=1;", "42601", "syntax error at or near \"x\""},
    {"CREATE TABLE w (x integer,@);", "42601", "syntax error at or near \")\""},
    {"CREATE TABLE w (\n  x integer\n  @y text\n);", "42601", "syntax error at or near \"y\""},
    {"INSERT INTO t VALUES (1@;", "42601", "syntax error at or near \";\""},
    {"UPDATE t x @= 1;", "42601", "syntax error at or near \"=\""},
    {"DELETE @t;", "42601", "syntax error at or near \"t\""},
    {"SELECT '\xc3\xa9\xc3\xa9', @nope FROM t;", "42703", "column \"nope\" does not exist"},
    {"SELECT '\xf0\x9f\x90\x98', @nope FROM t;", "42703", "column \"nope\" does not exist"},
    {"-- \xe2\x82\xac\n\n\n   SELECT @nope FROM t;", "42703", "column \"nope\" does not exist"},
    {"/* \xc3\xa9\n   \xc3\xa9 */ SELECT @nope FROM t;", "42703", "column \"nope\" does not exist"},
    {"CREATE VIEW v AS SELECT x FROM t;\nSELECT @nope FROM v;", "42703", "column \"nope\" does not exist"},
    {"CREATE TABLE w (x integer);\n\nUPDATE w SET x=@nope;", "42703", "column \"nope\" does not exist"},
    {"UPDATE t SET @nope=1;", "42703", "column \"nope\" of relation \"t\" does not exist"},
    {"INSERT INTO t (@nope) VALUES (1);", "42703", "column \"nope\" of relation \"t\" does not exist"},
    {"SELECT * FROM @missing;", "42P01", "relation \"missing\" does not exist"},
    {"INSERT INTO @missing VALUES (1);", "42P01", "relation \"missing\" does not exist"},
    {"@DROP TABLE missing;", "42P01", "table \"missing\" does not exist"},
    {"\n@DROP INDEX missing;", "42704", "index \"missing\" does not exist"},
    {"@DROP VIEW missing;", "42P01", "view \"missing\" does not exist"},
    {"SELECT 1;\n  @DROP FUNCTION f(integer);", "42883", "function f(integer) does not exist"},
    {"INSERT INTO t VALUES (1, @2);", "42601", "INSERT has more expressions than target columns"},
    {"  @INSERT INTO t SELECT x FROM t; SELECT 1;", "23505",
     "duplicate key value violates unique constraint \"t_x_key\""},
    {"SELECT 1; @INSERT INTO u VALUES (NULL);", "23502",
     "null value in column \"y\" of relation \"u\" violates not-null constraint"},
    {"SELECT 1;\n @INSERT INTO u VALUES (-1);", "23514",
     "new row for relation \"u\" violates check constraint \"u_y_check\""},
    {"\t@CREATE TABLE t (x integer);", "42P07", "relation \"t\" already exists"},
    {"@ALTER TABLE t ADD COLUMN x integer;", "42701", "column \"x\" of relation \"t\" already exists"},
    {"@ALTER TABLE t RENAME COLUMN nope TO x;", "42703", "column \"nope\" does not exist"},
    {"@ALTER TABLE missing RENAME TO m;", "42P01", "relation \"missing\" does not exist"},
    {"@CREATE INDEX i ON t (nope);", "42703", "column \"nope\" does not exist"},
    {"@CREATE INDEX i ON missing (x);", "42P01", "relation \"missing\" does not exist"},
    {"CREATE TABLE w (x integer PRIMARY KEY, y integer @PRIMARY KEY);", "42P16",
     "multiple primary keys for table \"w\" are not allowed"},
    {"@CREATE TABLE w (x integer, x integer);", "42701", "column \"x\" specified more than once"},
    {"CREATE TABLE w (x @nope);", "42704", "type \"nope\" does not exist"},
    {"CREATE TABLE w (x integer REFERENCES missing);", "42P01", "relation \"missing\" does not exist"},
    {"@SELECT 1/0;", "22012", "division by zero"},
    {"SELECT 1;\nSELECT @'abc'::integer;", "22P02", "invalid input syntax for type integer: \"abc\""},
    {"SELECT x FROM t\nUNION\nSELECT @1, 2;", "42601", "each UNION query must have the same number of columns"},
    {"SELECT 1;\nDO $$\nBEGIN\n  @PERFORM 1/0;\nEND $$;", "22012", "division by zero"},
    {"DO $$\nBEGIN\n  IF false THEN UPDATE t SET y = 1; END IF;\n  UPDATE t SET @y = 1;\nEND $$;", "42703",
     "column \"y\" of relation \"t\" does not exist"},
    {"DO LANGUAGE plpgsql $a$\n\nBEGIN\n  EXECUTE 'UPDATE t SET @y = 1';\nEND $a$;", "42703",
     "column \"y\" of relation \"t\" does not exist"},
    {"DO '\nBEGIN\n  @UPDATE u SET x = ''1'';\nEND';", "42703", "column \"x\" of relation \"u\" does not exist"},
    {"SELECT 1;\nDO $$ DECLARE n int := 1;\nBEGIN\n\n  @INSERT INTO u\n  VALUES (n - 1);\nEND $$;", "23514",
     "new row for relation \"u\" violates check constraint \"u_y_check\""},
    {"@DO $$ BEGIN RAISE EXCEPTION 'no such thing' USING ERRCODE = 'XX123'; END $$;", "XX123", "no such thing"},
    {"CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$\n  SELECT @nope\n$$;", "42703",
     "column \"nope\" does not exist"},
    {"@ALTER TABLE t ALTER x TYPE boolean;", "42804", "column \"x\" cannot be cast automatically to type boolean"},
    {"@ALTER TYPE missing ADD VALUE 'a';", "42704", "type \"missing\" does not exist"},
    {"@GRANT SELECT ON t TO no_such_role_at_all;", "42704", "role \"no_such_role_at_all\" does not exist"},
    {"SELECT 1; @CREATE EXTENSION no_such_extension;", "0A000", "extension \"no_such_extension\" is not available"},
    {"@CREATE SCHEMA public;", "42P06", "schema \"public\" already exists"},
    {"@COMMENT ON TABLE missing IS 'x';", "42P01", "relation \"missing\" does not exist"},
    {"SELECT @x FROM t HAVING true;", "42803",
     "column \"t.x\" must appear in the GROUP BY clause or be used in an aggregate function"},
    {"SELECT 1 @+ 'a'::text;", "42883", "operator does not exist: integer + text"},
};

class place_case : public postgresql_case, public testing::WithParamInterface<std::size_t> {};

/// Line and column, in characters, of the byte at `at`.
std::pair<std::uint32_t, std::uint32_t> place_of(const std::string& sql, std::size_t at) {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  for (const char c : sql.substr(0, at)) {
    column = c == '\n' ? 1 : column + ((c & 0xc0) != 0x80 ? 1U : 0U);
    line += c == '\n' ? 1U : 0U;
  }
  return {line, column};
}

/// All in one database, since each upgrade that fails leaves it as it was: a database each would take ten times as
/// long.
TEST_P(place_case, IsExact) {
  db.execute(
      "CREATE TABLE t (x integer UNIQUE); INSERT INTO t VALUES (1); CREATE TABLE u (y integer NOT NULL CHECK (y > 0))");
  const std::string before = db.dump();
  for (const wrong_script& wrong : wrong_scripts) {
    SCOPED_TRACE(wrong.sql);
    std::string sql = wrong.sql;
    const std::size_t at = sql.find('@');
    if (at != std::string::npos) sql.erase(at, 1);
    const test_set set{{{"1", "first", "SELECT 1;"}, {"2", "wrong", sql}},
                       {.piece_size = GetParam(), .dialect = dialect::postgresql}};
    const error e = failure_of(set, {.transaction = transaction_scope::whole, .baseline = "0"});
    const auto [line, column] = place_of(sql, at == std::string::npos ? 0 : at);
    const std::string where = "migrations/2_wrong.sql:" + std::to_string(line) + ':' + std::to_string(column) + ": ";
    const std::string first_line = std::string{e.what()}.substr(0, std::string{e.what()}.find('\n'));
    EXPECT_EQ(first_line.substr(0, where.size()), where) << e.what();
    EXPECT_NE(first_line.find(std::string{": 2 wrong: "} + wrong.message), std::string::npos) << first_line;
    EXPECT_NE(std::string{e.what()}.find(wrong.sql_state), std::string::npos) << e.what();
    EXPECT_EQ(e.details().sql_state, wrong.sql_state);
    EXPECT_EQ(e.code(), errc::statement_failed);
  }
  EXPECT_EQ(db.dump(), before);
}

INSTANTIATE_TEST_SUITE_P(postgresql, place_case, testing::Values(3U, 48U * 1024U));

TEST_F(postgresql_case, ADeferredConstraintNamesTheMigration) {
  const error e = failure_of(postgresql_set(
      {{"1", "late",
        "CREATE TABLE d (x integer UNIQUE DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO d VALUES (1), (1);"}}));
  EXPECT_EQ(e.code(), errc::statement_failed) << e.what();
  EXPECT_EQ(e.details().sql_state, "23505");
  EXPECT_EQ(e.details().migration, "1 late") << e.what();
  EXPECT_EQ(e.details().file, "migrations/1_late.sql") << e.what();
}

TEST_F(postgresql_case, AFailureLeavesWhatWasAppliedBeforeIt) {
  const test_set set =
      postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"},
                      {"2", "b", "CREATE TABLE b (x integer);"},
                      {"3", "c", "CREATE TABLE c (x integer);\nSELECT nope;\nCREATE TABLE d (x integer);"},
                      {"4", "e", "CREATE TABLE e (x integer);"}});
  const error e = failure_of(set);
  EXPECT_EQ(e.details().migration, "3 c");
  EXPECT_EQ(e.details().line, 2U);
  EXPECT_EQ(e.details().column, 8U);
  EXPECT_EQ(history(), "1 applied\n2 applied");
  EXPECT_EQ(root.rows("SELECT to_regclass('b'), to_regclass('c'), to_regclass('d')"), "b|NULL|NULL");
}

/// A script cannot leave its transaction: what the build refuses is refused at run time too.
TEST_F(postgresql_case, NoStatementEndsTheTransaction) {
  for (const char* sql : {"COMMIT;", "ROLLBACK;", "END;", "COMMIT AND CHAIN;", "ABORT;", "BEGIN; COMMIT;",
                          "PREPARE TRANSACTION 'x';", "/* x */ commit work;", "DO $$ BEGIN COMMIT; END $$;",
                          "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$; CALL p();",
                          "DO $$ BEGIN EXECUTE 'COMMIT'; END $$;", "ROLLBACK AND CHAIN;"}) {
    SCOPED_TRACE(sql);
    const test_set set = postgresql_set(
        {{"1", "a", std::string{"CREATE TABLE before (x integer);\n"} + sql + "\nCREATE TABLE after (x integer);"}});
    const error e = failure_of(set);
    EXPECT_TRUE(e.code() == errc::transaction_ended || e.code() == errc::statement_failed) << e.what();
    EXPECT_EQ(e.details().migration, "1 a") << e.what();
    EXPECT_EQ(root.rows("SELECT to_regclass('before'), to_regclass('after')"), "NULL|NULL");
    EXPECT_EQ(root.rows("SELECT to_regclass('public.pawl_history')"), "NULL");
    root.execute("DROP TABLE IF EXISTS before, after, public.pawl_history");
  }
}

}  // namespace
}  // namespace pawl::test
