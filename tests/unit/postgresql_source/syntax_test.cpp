/// Syntax errors of statements, at the character where PostgreSQL sees them.

#include "read.hpp"

namespace {

using pawl::test::files;
using pawl::test::read;

TEST(postgresql_syntax, IsToldInPostgreSQLsWordsWithLineAndColumn) {
  EXPECT_EQ(read("CREATE TABLE a (id int);\nCREATE TABLE b (\n  id int,\n);\n").found,
            "m/1_a.sql:4:1: error: syntax error at or near \")\" [postgresql-syntax]\n"
            "    4 | );\n"
            "      | ^\n");
}

TEST(postgresql_syntax, IsPlacedByCharactersNotBytes) {
  EXPECT_EQ(read("-- ü\nSELECT 'é😀', frm x x;").found,
            "m/1_a.sql:2:20: error: syntax error at or near \"x\" [postgresql-syntax]\n"
            "    2 | SELECT 'é😀', frm x x;\n"
            "      |                     ^\n");
}

TEST(postgresql_syntax, IsPlacedBehindStatementsWithOtherCharacters) {
  EXPECT_EQ(read("SELECT 'ééé'; SELECT 'é' FRM;").places(), "");
  EXPECT_EQ(read("SELECT 'ééé'; SELECT 'é' FRM x y;").places(), "1:30 postgresql-syntax");
}

TEST(postgresql_syntax, IsPlacedInADownSection) {
  EXPECT_EQ(read("SELECT 1;\n-- migrate:down\nSELECT 2;\n DROP TABEL a;\n").places(), "4:7 postgresql-syntax");
}

TEST(postgresql_syntax, IsPlacedAtTheEndWhereItComesTooEarly) {
  EXPECT_EQ(read("SELECT 1;\nSELECT 'é' +").found,
            "m/1_a.sql:2:13: error: syntax error at end of input [postgresql-syntax]\n"
            "    2 | SELECT 'é' +\n"
            "      |             ^\n");
}

TEST(postgresql_syntax, IsPlacedAtTheSemicolonOfAnOpenBracket) {
  EXPECT_EQ(read("CREATE TABLE a (id int;\nSELECT 1;").found,
            "m/1_a.sql:1:23: error: syntax error at or near \";\" [postgresql-syntax]\n"
            "    1 | CREATE TABLE a (id int;\n"
            "      |                       ^\n");
}

TEST(postgresql_syntax, NeedsNoPlace) {
  EXPECT_EQ(read("SELECT 1;\n  SELECT E'\\xff';").found,
            "m/1_a.sql:2:3: error: invalid byte sequence for encoding \"UTF8\": 0xff [postgresql-syntax]\n"
            "    2 |   SELECT E'\\xff';\n"
            "      |   ^\n");
}

TEST(postgresql_syntax, SaysWhatOtherToolsPlaceholdersAre) {
  EXPECT_EQ(read("CREATE TABLE $(schema).a (id int);").hint(),
            "placeholders of other tools are not filled in here: write the value itself");
  EXPECT_EQ(read("CREATE TABLE `a` (id int);").hint(), "PostgreSQL writes names that need quotes as \"name\"");
}

TEST(postgresql_syntax, OfAFunctionInSqlIsPlacedInItsBody) {
  EXPECT_EQ(read("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$\n"
                 "  SELECT 'é' FROM x WHERE WHERE $1;\n$$;")
                .found,
            "m/1_a.sql:2:27: error: syntax error at or near \"WHERE\" [postgresql-syntax]\n"
            "    2 |   SELECT 'é' FROM x WHERE WHERE $1;\n"
            "      |                           ^\n");
}

TEST(postgresql_syntax, OfABodyInQuotesIsPlacedPastItsDoubledQuotes) {
  EXPECT_EQ(read("CREATE FUNCTION f() RETURNS text AS 'SELECT ''a'' || ''b'' frm x x' LANGUAGE SQL;").places(),
            "1:64 postgresql-syntax");
  EXPECT_EQ(read("CREATE FUNCTION f() RETURNS text AS E'SELECT \\'a\\' frm\\n x x' LANGUAGE 'sql';").places(),
            "1:58 postgresql-syntax");
}

TEST(postgresql_syntax, OfOtherLanguagesIsNotLookedAt) {
  EXPECT_EQ(read("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS $$ return 1 + $$;"
                 "CREATE FUNCTION g() RETURNS int LANGUAGE c AS 'lib', 'symbol';"
                 "CREATE FUNCTION h() RETURNS int LANGUAGE internal AS 'now';"
                 "DO LANGUAGE plperl $$ this is not SQL $$;")
                .found,
            "");
}

TEST(postgresql_syntax, IsReportedForEachFile) {
  EXPECT_EQ(read(files{{"1_a.sql", "SELEC 1;"}, {"2_b.sql", "SELECT 1;"}, {"3_c.sql", "\n SELEC 1;"}}).places(),
            "1:1 postgresql-syntax, 2:2 postgresql-syntax");
}

TEST(postgresql_syntax, IsReportedTwentyTimesAFile) {
  std::string script;
  for (int i = 0; i < 50; ++i) script += "SELEC 1;\n";
  EXPECT_EQ(read(script).findings.sorted().size(), 20U);
}

TEST(postgresql_syntax, IsThatOfTheGrammarsVersion) {
  EXPECT_EQ(pawl::generator::postgresql_grammar(), "PostgreSQL 15.1's grammar");
}

TEST(postgresql_syntax, OfTheOrdinaryStatementsIsTaken) {
  EXPECT_EQ(read(R"(CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
CREATE SCHEMA shop AUTHORIZATION CURRENT_USER CREATE TABLE a (id int) CREATE VIEW v AS SELECT id FROM a;
CREATE DOMAIN email AS citext CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE TABLE parts (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE a ADD COLUMN b text GENERATED ALWAYS AS (lower(c)) STORED, ADD EXCLUDE USING gist (r WITH &&);
CREATE UNIQUE INDEX IF NOT EXISTS i ON a (lower(b) text_pattern_ops) INCLUDE (c) WHERE b IS NOT NULL;
CREATE MATERIALIZED VIEW mv AS WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 9) TABLE r;
REFRESH MATERIALIZED VIEW CONCURRENTLY mv;
CREATE POLICY p ON a FOR SELECT TO PUBLIC USING (owner = current_user);
ALTER TABLE a ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO reader;
COMMENT ON COLUMN a.b IS 'the ; in it is text';
SET LOCAL search_path = shop, public;
SET CONSTRAINTS ALL DEFERRED;
SELECT set_config('a.b', 'c', true);
LOCK TABLE a IN SHARE MODE;
ANALYZE a;
REINDEX TABLE a;
CLUSTER a USING i;
MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (b.id);
SELECT a[1:b], x[:y] FROM t;
COPY a FROM '/srv/rows.csv' (FORMAT csv);
ALTER DATABASE shop SET work_mem = '64MB';
DECLARE c CURSOR FOR SELECT 1; CLOSE c;
)")
                .found,
            "");
}

}  // namespace
