#include "proof/sqlite/sandbox.hpp"

#include <sqlite3.h>

#include "prove.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::prove;
using namespace std::chrono_literals;

TEST(sandbox, StopsAQueryWithoutAnEnd) {
  const auto result =
      prove("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;", {.time = 300ms});
  EXPECT_EQ(result.found,
            "m/1_a.sql:1:1: error: the proof of this set took longer than 0.3 s [proof-limit]\n"
            "    1 | WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;\n"
            "      | ^\n"
            "hint: on empty tables a migration takes milliseconds: look for a recursive query without an end\n"
            "1 error\n");
}

TEST(sandbox, GivesOneStatementLessTimeThanAllOfThem) {
  const auto result =
      prove("SELECT 1;\nWITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT count(*) FROM c;",
            {.statement_time = 200ms, .time = 1h});
  EXPECT_TRUE(result.found.starts_with("m/1_a.sql:2:1: error: this statement took longer than 0.2 s [proof-limit]\n"))
      << result.found;
}

TEST(sandbox, StopsATriggerThatFillsATableWithoutAnEnd) {
  EXPECT_EQ(prove("CREATE TABLE t (a); INSERT INTO t SELECT 1 FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT "
                  "x FROM c) "
                  "SELECT x FROM c);",
                  {.time = 200ms})
                .ids(),
            "proof-limit");
}

TEST(sandbox, RefusesAHugeValue) {
  const auto begin = std::chrono::steady_clock::now();
  const auto result = prove("CREATE TABLE t (a);\nINSERT INTO t VALUES (zeroblob(900000000));");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
  EXPECT_EQ(result.found,
            "m/1_a.sql:2:1: error: the proof of this set took more than 256 MiB of memory [proof-limit]\n"
            "    2 | INSERT INTO t VALUES (zeroblob(900000000));\n"
            "      | ^\n"
            "hint: make large values in the program, or in the file itself\n"
            "1 error\n");
}

TEST(sandbox, RefusesMemoryInManyWays) {
  for (const char* sql :
       {"SELECT hex(randomblob(500000000));", "SELECT printf('%.*c', 900000000, 'x');",
        "SELECT length(group_concat(hex(zeroblob(100000000)))) FROM (SELECT 1 UNION SELECT 2 UNION SELECT 3);"}) {
    EXPECT_EQ(prove(sql).ids(), "proof-limit") << sql;
  }
}

TEST(sandbox, LeavesTheProcessItsMemoryLimit) {
  const auto before = sqlite3_hard_heap_limit64(-1);
  prove("SELECT 1;");
  EXPECT_EQ(sqlite3_hard_heap_limit64(-1), before);
}

TEST(sandbox, ReachesNoFile) {
  for (const char* sql :
       {"ATTACH 'x.db' AS x;", "ATTACH '/etc/passwd' AS x;", "VACUUM INTO 'x.db';", "DETACH main;",
        "SELECT load_extension('x');", "SELECT readfile('/etc/passwd');", "SELECT writefile('x', 'y');",
        "SELECT edit('x');", "SELECT * FROM fsdir('/');", "CREATE VIRTUAL TABLE x USING csv(filename='/etc/passwd');",
        "PRAGMA temp_store_directory = '/tmp';", "PRAGMA data_store_directory = '/tmp';"}) {
    EXPECT_TRUE(prove(sql).findings.has_errors()) << sql;
  }
}

TEST(sandbox, NamesTheUnsafeFunctionWhereItStands) {
  EXPECT_EQ(prove("SELECT 1,\n  load_extension('x');").found,
            "m/1_a.sql:2:3: error: load_extension() reaches outside the database [unsafe-function]\n"
            "    2 |   load_extension('x');\n"
            "      |   ^\n"
            "hint: a migration may use what SQL has; let the program do the rest\n"
            "1 error\n");
}

TEST(sandbox, RefusesTheHistoryHoweverItIsWritten) {
  for (const char* sql :
       {"SELECT * FROM pawl_history;", "DROP TABLE Pawl_History;", "DELETE FROM main.\"pawl_history\";",
        "INSERT INTO [PAWL_HISTORY] DEFAULT VALUES;", "UPDATE `pawl_history` SET hash = '';",
        "CREATE TABLE pawl_history (a);", "CREATE TABLE IF NOT EXISTS 'pawl_history' (a);",
        "CREATE TEMP TABLE pawl_history (a);", "CREATE VIEW pawl_history AS SELECT 1;",
        "CREATE INDEX x ON pawl_history (hash);", "CREATE TRIGGER x AFTER INSERT ON pawl_history BEGIN SELECT 1; END;",
        "ALTER TABLE pawl_history ADD COLUMN x;", "ALTER TABLE 'pawl_history' RENAME TO y;",
        "DROP TABLE 'pawl_history';", "SELECT * FROM 'pawl_history';",
        "CREATE VIEW v AS SELECT hash FROM pawl_history;"}) {
    EXPECT_EQ(prove(sql).ids(), "history-touched") << sql;
  }
}

TEST(sandbox, LetsAnalyzeAndReindexPassOverTheHistory) {
  EXPECT_EQ(prove("CREATE TABLE a (b);\nCREATE INDEX c ON a (b);\nANALYZE;\nREINDEX;\nPRAGMA optimize;\nPRAGMA "
                  "integrity_check;")
                .found,
            "");
}

TEST(sandbox, RefusesParameters) {
  EXPECT_EQ(prove("CREATE TABLE a (b);\nINSERT INTO a VALUES (:name);").found,
            "m/1_a.sql:2:23: error: :name is a parameter, and nothing binds it: it would be NULL [bound-parameter]\n"
            "    2 | INSERT INTO a VALUES (:name);\n"
            "      |                       ^\n"
            "hint: write the value itself; text stands in single quotes\n"
            "1 error\n");
  for (const char* sql : {"SELECT ?;", "SELECT ?1;", "SELECT @a;", "SELECT $a;"})
    EXPECT_EQ(prove(sql).ids(), "bound-parameter") << sql;
}

TEST(sandbox, TakesTextThatLooksLikeAParameter) {
  EXPECT_EQ(prove("SELECT '?', ':a', '$.x', 'a@b' AS \"?\", json_extract('{\"x\":1}', '$.x'), '{}' ->> '$.y';").found,
            "");
}

TEST(sandbox, OffersWhatDebiansSqliteOffers) {
  EXPECT_EQ(
      prove(
          "CREATE VIRTUAL TABLE a USING fts5 (b);\nINSERT INTO a VALUES ('x');\nINSERT INTO a (a) VALUES ('rebuild');\n"
          "SELECT * FROM a WHERE a MATCH 'x';\nCREATE VIRTUAL TABLE c USING rtree (id, x0, x1);\n"
          "INSERT INTO c VALUES (1, 0, 1);\nCREATE VIRTUAL TABLE d USING fts4 (e);\n"
          "SELECT json('{}'), sqrt(2), pow(2, 3);\nCREATE TABLE f (a TEXT) STRICT;\nDROP TABLE a;\nDROP TABLE c;")
          .found,
      "");
}

TEST(sandbox, TellsWhatAStatementDoes) {
  sandbox box{{}};
  const auto run = [&](const std::string& sql) { return box.run(sql.c_str(), sql.size()); };
  EXPECT_FALSE(run("CREATE TABLE a (b);").changes_rows);
  EXPECT_FALSE(run("CREATE INDEX c ON a (b);").changes_rows);
  EXPECT_FALSE(run("ALTER TABLE a ADD COLUMN d;").changes_rows);
  EXPECT_FALSE(run("CREATE VIEW e AS SELECT * FROM a;").changes_rows);
  EXPECT_FALSE(run("DROP INDEX c;").changes_rows);
  EXPECT_FALSE(run("SELECT * FROM a;").changes_rows);
  EXPECT_TRUE(run("INSERT INTO a VALUES (1, 2);").changes_rows);
  EXPECT_TRUE(run("UPDATE a SET b = 2;").changes_rows);
  EXPECT_TRUE(run("DELETE FROM a;").changes_rows);
  EXPECT_TRUE(run("REPLACE INTO a VALUES (1, 2);").changes_rows);
  EXPECT_TRUE(run("DROP TABLE a;").changes_rows);
}

TEST(sandbox, RefusesByItselfWhatTheTextHasShown) {
  const auto id_of = [](const std::string& sql) {
    sandbox box{{}};
    try {
      box.run(sql.c_str(), sql.size());
      return std::string{"ran"};
    } catch (const refused& refusal) {
      return std::string{refusal.why().id};
    } catch (const std::exception& failure) {
      return std::string{failure.what()};
    }
  };
  EXPECT_EQ(id_of("ATTACH ':memory:' AS x;"), "attach");
  EXPECT_EQ(id_of("DETACH main;"), "attach");
  EXPECT_EQ(id_of("EXPLAIN COMMIT;"), "transaction-control");
  EXPECT_EQ(id_of("EXPLAIN SAVEPOINT x;"), "transaction-control");
  EXPECT_EQ(id_of("PRAGMA cache_size = 1;"), "pragma");
  EXPECT_EQ(id_of("DELETE FROM pawl_history;"), "history-touched");
  EXPECT_EQ(id_of("VACUUM INTO 'x.db';"), "cannot VACUUM from within a transaction");
  EXPECT_EQ(id_of("COMMIT;"), "COMMIT would leave the migration's transaction");
}

TEST(sandbox, EnforcesNoForeignKey) {
  EXPECT_EQ(
      prove(
          "CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE c (p REFERENCES p (id));\nINSERT INTO c VALUES (9);")
          .found,
      "");
}

}  // namespace
