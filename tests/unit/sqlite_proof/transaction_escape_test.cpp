/// Scripts that would leave the transaction they run in: none passes, and nothing that only looks like one is refused.

#include "prove.hpp"

namespace {

using pawl::test::prove;

const std::vector<std::string> escapes{
    "COMMIT",
    "commit;",
    "CoMmIt;",
    "COMMIT TRANSACTION;",
    "COMMIT  TRANSACTION",
    "END;",
    "end;",
    "END TRANSACTION;",
    "ROLLBACK;",
    "rollback transaction;",
    "ROLLBACK TO s;",
    "ROLLBACK TO SAVEPOINT s;",
    "ROLLBACK TRANSACTION TO s;",
    "BEGIN;",
    "begin",
    "BEGIN TRANSACTION;",
    "BEGIN DEFERRED;",
    "BEGIN IMMEDIATE;",
    "BEGIN EXCLUSIVE TRANSACTION;",
    "SAVEPOINT s;",
    "savepoint \"s\";",
    "RELEASE s;",
    "RELEASE SAVEPOINT s;",
    "/* */COMMIT;",
    "/**/ COMMIT /**/;",
    "-- x\nCOMMIT;",
    "\n\n\tCOMMIT\n;",
    ";COMMIT;",
    ";;;COMMIT",
    "/* ; */ COMMIT;",
    "--;\nCOMMIT;",
    "COMMIT -- ;\n;",
    "COMMIT/*;*/;",
    "CREATE TABLE a (b); COMMIT;",
    "CREATE TABLE a (b); COMMIT; CREATE TABLE c (d);",
    "CREATE TABLE a (b);COMMIT;BEGIN;",
    "BEGIN; CREATE TABLE a (b); COMMIT;",
    "BEGIN; ROLLBACK;",
    "SAVEPOINT s; RELEASE s;",
    "SELECT 1; END",
    "SELECT ';'; COMMIT;",
    "SELECT 'x''; SELECT '; COMMIT;",
    "SELECT \";\"; COMMIT;",
    "SELECT 1 AS [;]; COMMIT;",
    "SELECT 1 AS `;`; COMMIT;",
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; COMMIT;",
    "CREATE TABLE a (b); CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; COMMIT;",
    "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; ROLLBACK;",
    "CREATE TABLE a (b PRIMARY KEY); INSERT OR ROLLBACK INTO a VALUES (1);",
    "CREATE TABLE a (b PRIMARY KEY); INSERT INTO a VALUES (1); INSERT OR ROLLBACK INTO a VALUES (1);",
    "CREATE TABLE a (b PRIMARY KEY); INSERT/**/OR/**/ROLLBACK/**/INTO a VALUES (1);",
    "CREATE TABLE a (b PRIMARY KEY); insert or rollback into a values (1);",
    "CREATE TABLE a (b); UPDATE OR ROLLBACK a SET b = 1;",
    "CREATE TABLE a (b); WITH x AS (SELECT 1) INSERT OR ROLLBACK INTO a SELECT * FROM x;",
    "CREATE TABLE a (b PRIMARY KEY ON CONFLICT ROLLBACK); INSERT INTO a VALUES (1), (1);",
    "CREATE TABLE a (b NOT NULL ON CONFLICT ROLLBACK); INSERT INTO a VALUES (NULL);",
    "CREATE TABLE a (b UNIQUE ON CONFLICT ROLLBACK); INSERT INTO a VALUES (1); INSERT INTO a VALUES (1); CREATE TABLE "
    "left_behind (x);",
    "CREATE TABLE a (b); CREATE TRIGGER t BEFORE INSERT ON a BEGIN SELECT RAISE(ROLLBACK, 'x'); END; INSERT INTO a "
    "VALUES (1);",
    "CREATE TABLE a (b); CREATE TRIGGER t BEFORE DELETE ON a BEGIN SELECT raise ( rollback , 'x'); END; INSERT INTO a "
    "VALUES (1); DELETE FROM a;",
    "CREATE VIEW v AS SELECT 1 AS b; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN SELECT RAISE(ROLLBACK, 'x'); END; "
    "INSERT INTO v VALUES (1);",
    "VACUUM;",
    "vacuum main;",
    "VACUUM INTO '/nowhere/x.db';",
    "/**/VACUUM;",
    "ATTACH 'x' AS y;",
    "ATTACH DATABASE ':memory:' AS y;",
    "attach 'a'||'b' as y;",
    "DETACH y;",
    "DETACH DATABASE main;",
    "PRAGMA journal_mode = DELETE;",
    "PRAGMA main.journal_mode(OFF);",
    "PRAGMA writable_schema = 1;",
};

TEST(transaction_escape, CorpusIsLarge) { EXPECT_GE(escapes.size(), 60U); }

TEST(transaction_escape, IsRefusedInEveryDisguise) {
  for (const auto& sql : escapes) {
    EXPECT_TRUE(prove(sql).findings.has_errors()) << sql;
  }
}

TEST(transaction_escape, IsRefusedInADownScriptToo) {
  for (const char* sql : {"COMMIT;", "ROLLBACK;", "END;", "SAVEPOINT s;"}) {
    EXPECT_EQ(prove(std::string{"CREATE TABLE a (b);\n-- migrate:down\nDROP TABLE a;\n"} + sql).ids(),
              "transaction-control")
        << sql;
  }
}

TEST(transaction_escape, IsNotWhatOnlyLooksLikeOne) {
  const std::vector<std::string> traps{
      "SELECT 'COMMIT;';",
      "SELECT 'it''s; COMMIT; ';",
      "-- COMMIT;\nSELECT 1;",
      "/* ROLLBACK; */ SELECT 1;",
      "CREATE TABLE \"commit\" (\"end\" TEXT, [rollback] TEXT, `begin` TEXT);",
      "CREATE TABLE t (\"end\" TEXT, \"commit\" TEXT); INSERT INTO t (\"end\", \"commit\") VALUES ('x', 'COMMIT');",
      "CREATE TABLE t (commit_id INTEGER, savepoint_name TEXT, ending TEXT, release_date TEXT, beginning TEXT);",
      "SELECT CASE WHEN 1 THEN 2 ELSE 3 END;",
      "SELECT CASE 1 WHEN 1 THEN 'END' END AS \"end\";",
      "CREATE TABLE t (a); CREATE TRIGGER x AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN a THEN 1 ELSE 2 END; "
      "DELETE FROM t; END;",
      "CREATE TABLE t (a); CREATE TRIGGER x AFTER INSERT ON t WHEN CASE NEW.a WHEN 1 THEN 1 END BEGIN SELECT 1; END;",
      "CREATE TABLE t (a); CREATE TRIGGER x BEFORE INSERT ON t BEGIN SELECT RAISE(ROLLBACK, 'no') WHERE NEW.a = 1; "
      "END; INSERT INTO t VALUES (2);",
      "CREATE TABLE t (a UNIQUE ON CONFLICT ROLLBACK); INSERT INTO t VALUES (1);",
      "CREATE TABLE t (a); CREATE TRIGGER \"end;\" AFTER INSERT ON t BEGIN SELECT 'END;'; END;",
      "CREATE TABLE t (a); CREATE TRIGGER x AFTER INSERT ON t BEGIN INSERT OR ROLLBACK INTO t VALUES (1); END;",
      "CREATE VIEW v AS SELECT 'BEGIN; COMMIT;' AS sql;",
      "SELECT replace('rollback', 'roll', 'comm');",
      "CREATE TABLE t (a TEXT DEFAULT 'END'); INSERT INTO t DEFAULT VALUES;",
      "EXPLAIN SELECT 1;",
      "CREATE TABLE release (a); CREATE TABLE savepoint (a); INSERT INTO release VALUES ('or rollback');",
      "SELECT 1 WHERE 'OR ROLLBACK' = '';",
      "CREATE TABLE t (a, \"OR\" TEXT); SELECT \"OR\" AS rollback FROM t;"};
  for (const auto& sql : traps) {
    EXPECT_EQ(prove(sql).found, "") << sql;
  }
}

TEST(transaction_escape, IsNamedWhereItStands) {
  EXPECT_EQ(prove("CREATE TABLE a (b);\n  commit;\n").found,
            "m/1_a.sql:2:3: error: COMMIT in a migration, which is a transaction already [transaction-control]\n"
            "    2 |   commit;\n"
            "      |   ^\n"
            "hint: leave it out: the migrations and their history are committed together, or not at all\n"
            "1 error\n");
}

TEST(transaction_escape, IsNamedInEveryFileAtOnce) {
  EXPECT_EQ(
      prove({{"1_a.sql", "BEGIN;\nCREATE TABLE a (b);\nCOMMIT;\n"}, {"2_b.sql", "BEGIN;\nDROP TABLE a;\nCOMMIT;\n"}})
          .ids(),
      "transaction-control transaction-control transaction-control transaction-control");
}

TEST(transaction_escape, ByARollbackThatRanIsNamedAtItsStatement) {
  EXPECT_EQ(prove("CREATE TABLE a (b UNIQUE ON CONFLICT ROLLBACK);\nINSERT INTO a VALUES (1), (1);\n").found,
            "m/1_a.sql:2:1: error: UNIQUE constraint failed: a.b [sqlite-proof]\n"
            "    2 | INSERT INTO a VALUES (1), (1);\n"
            "      | ^\n"
            "1 error\n");
}

}  // namespace
