/// What a migration may not do although PostgreSQL could.

#include "read.hpp"

namespace {

using pawl::test::files;
using pawl::test::read;

TEST(transaction_control, IsRefused) {
  EXPECT_EQ(read("CREATE TABLE a (id int);\nCOMMIT;").found,
            "m/1_a.sql:2:1: error: COMMIT in a migration, which is a transaction already [transaction-control]\n"
            "    2 | COMMIT;\n"
            "      | ^\n"
            "hint: leave it out: a migration and its row in the history are committed together, or not at all\n");
}

TEST(transaction_control, IsRefusedInEverySpelling) {
  const std::pair<const char*, const char*> spellings[] = {
      {"begin", "BEGIN"},
      {"BEGIN WORK", "BEGIN"},
      {"START TRANSACTION READ ONLY", "START TRANSACTION"},
      {"COMMIT AND CHAIN", "COMMIT"},
      {"/* x */ End", "END"},
      {"ABORT", "ABORT"},
      {"ROLLBACK TO SAVEPOINT a", "ROLLBACK"},
      {"SAVEPOINT a", "SAVEPOINT"},
      {"RELEASE a", "RELEASE"},
      {"PREPARE TRANSACTION 'x'", "PREPARE TRANSACTION"},
      {"COMMIT PREPARED 'x'", "COMMIT PREPARED"},
      {"ROLLBACK PREPARED 'x'", "ROLLBACK PREPARED"},
  };
  for (const auto& [sql, name] : spellings)
    EXPECT_EQ(read(std::string{sql} + ';').message(),
              std::string{name} + " in a migration, which is a transaction already");
}

TEST(transaction_control, IsNotTheWordElsewhere) {
  EXPECT_EQ(read("SELECT 'COMMIT;', \"commit\", CASE WHEN true THEN 1 END AS \"end\" FROM rollback;"
                 "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END;"
                 "GRANT SELECT ON a TO begin; -- COMMIT;")
                .found,
            "");
}

TEST(transaction_control, OfABlockIsRefusedInItsBody) {
  EXPECT_EQ(
      read("DO $$\nBEGIN\n  FOR i IN 1..9 LOOP\n    IF i = 3 THEN COMMIT; END IF;\n  END LOOP;\nEND $$;").found,
      "m/1_a.sql:4:19: error: COMMIT in a DO block would end the transaction that the migration runs in "
      "[transaction-control]\n"
      "    4 |     IF i = 3 THEN COMMIT; END IF;\n"
      "      |                   ^\n"
      "hint: leave it out; work that needs several transactions belongs in the program, behind pawl::migrate()\n");
}

TEST(transaction_control, OfABlockIsRefusedAlsoWhereItsTypesAreUnknown) {
  EXPECT_EQ(read("DO 'DECLARE r a; BEGIN SELECT 1 INTO r.x; ROLLBACK AND CHAIN; END';").message(),
            "ROLLBACK in a DO block would end the transaction that the migration runs in");
}

TEST(transaction_control, OfACalledProcedureIsRefused) {
  EXPECT_EQ(
      read(files{{"1_a.sql", "CREATE PROCEDURE app.fill() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;"},
                 {"2_b.sql", "SELECT 1;\nCALL app.fill();"}})
          .found,
      "m/2_b.sql:2:6: error: procedure fill ends its transaction, and here that is the migration's "
      "[transaction-control]\n"
      "    2 | CALL app.fill();\n"
      "      |      ^\n"
      "hint: leave it out; work that needs several transactions belongs in the program, behind pawl::migrate()\n");
}

TEST(transaction_control, OfAProcedureThatWasReplacedOrDroppedIsNot) {
  const std::string commits = "CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;";
  const std::string quiet = "CREATE OR REPLACE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END $$;";
  EXPECT_EQ(read(commits + quiet + "CALL fill();").found, "");
  EXPECT_EQ(read(commits + "DROP PROCEDURE fill; CALL fill();").found, "");
  EXPECT_EQ(read("CALL elsewhere();").found, "");
}

TEST(transaction_control, OfTheTransactionsOwnSettingsIsRefused) {
  EXPECT_EQ(read("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;").message(),
            "SET TRANSACTION in a migration, whose transaction has begun already");
  EXPECT_EQ(read("SET LOCAL transaction_isolation = 'serializable';").places(), "1:1 transaction-control");
}

TEST(session_setting, IsRefused) {
  EXPECT_EQ(read("SET search_path = app;").found,
            "m/1_a.sql:1:1: error: SET search_path would outlive the migration, on the program's connection "
            "[session-setting]\n"
            "    1 | SET search_path = app;\n"
            "      | ^\n"
            "hint: write the schema before each name, or SET LOCAL search_path, which ends with the migration's "
            "transaction\n");
  EXPECT_EQ(read("SET SESSION work_mem = '1GB';").hint(),
            "write SET LOCAL work_mem, which ends with the migration's transaction, or ALTER DATABASE ... SET work_mem "
            "for all sessions to come");
}

TEST(session_setting, IsRefusedInEverySpelling) {
  const std::pair<const char*, const char*> spellings[] = {
      {"SET TIME ZONE 'UTC'", "SET timezone would outlive the migration, on the program's connection"},
      {"SET app.x TO DEFAULT", "SET app.x would outlive the migration, on the program's connection"},
      {"RESET work_mem", "RESET work_mem would outlive the migration, on the program's connection"},
      {"RESET ALL", "RESET ALL would outlive the migration, on the program's connection"},
      {"SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
       "SET SESSION CHARACTERISTICS would outlive the migration, on the program's connection"},
      {"SET ROLE a", "SET ROLE in a migration, whose history is written by the same role"},
      {"SET LOCAL ROLE a", "SET ROLE in a migration, whose history is written by the same role"},
      {"RESET ROLE", "RESET ROLE in a migration, whose history is written by the same role"},
      {"SET LOCAL SESSION AUTHORIZATION a",
       "SET SESSION AUTHORIZATION in a migration, whose history is written by the same role"},
      {"DISCARD ALL", "DISCARD ALL throws away what the program's session holds"},
      {"DISCARD PLANS", "DISCARD PLANS throws away what the program's session holds"},
      {"LISTEN a", "LISTEN would outlive the migration, on the program's connection"},
      {"UNLISTEN *", "UNLISTEN would outlive the migration, on the program's connection"},
      {"LOAD 'auto_explain'", "LOAD would outlive the migration, on the program's connection"},
      {"PREPARE p AS SELECT $1", "PREPARE would outlive the migration, on the program's connection"},
      {"DEALLOCATE ALL", "DEALLOCATE would outlive the migration, on the program's connection"},
      {"DECLARE c CURSOR WITH HOLD FOR SELECT 1",
       "a cursor WITH HOLD would outlive the migration, on the program's connection"},
      {"SET LOCAL standard_conforming_strings = off",
       "standard_conforming_strings changes how the script itself is read"},
      {"SET NAMES 'LATIN1'", "client_encoding changes how the script itself is read"},
  };
  for (const auto& [sql, message] : spellings) EXPECT_EQ(read(std::string{sql} + ';').message(), message);
}

TEST(session_setting, IsRefusedInAFunctionCall) {
  EXPECT_EQ(read("SELECT 1,\n  pg_catalog.SET_CONFIG('search_path', '', false);").found,
            "m/1_a.sql:2:3: error: set_config(..., false) would outlive the migration, on the program's connection "
            "[session-setting]\n"
            "    2 |   pg_catalog.SET_CONFIG('search_path', '', false);\n"
            "      |   ^\n"
            "hint: write true as its third argument: what it sets then ends with the migration's transaction\n");
}

TEST(session_setting, IsNotWhatEndsWithTheTransaction) {
  EXPECT_EQ(read("SET LOCAL search_path = a; SELECT set_config('a.b', 'c', true); SET CONSTRAINTS ALL IMMEDIATE;"
                 "ALTER ROLE a SET search_path = b; ALTER DATABASE d SET work_mem = '1MB'; NOTIFY a;"
                 "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = a AS 'SELECT 1';"
                 "SELECT 'set_config(a, b, false)';")
                .found,
            "");
}

TEST(history_touched, IsRefused) {
  EXPECT_EQ(read("SELECT 1;\nDELETE FROM \"Ü\".pawl_history;").found,
            "m/1_a.sql:2:17: error: pawl_history is the table in which Pawl keeps the history [history-touched]\n"
            "    2 | DELETE FROM \"Ü\".pawl_history;\n"
            "      |                 ^\n"
            "hint: leave it alone: `pawl::migrator` tells what it says\n");
}

TEST(history_touched, IsRefusedInEveryStatement) {
  for (const char* sql : {"DROP TABLE IF EXISTS public.pawl_history",
                          "ALTER TABLE PAWL_HISTORY ADD COLUMN a int",
                          "ALTER TABLE a RENAME TO pawl_history",
                          "CREATE TABLE pawl_history (id int)",
                          "TRUNCATE a, pawl_history",
                          "CREATE VIEW v AS SELECT * FROM \"pawl_history\"",
                          "INSERT INTO a SELECT version FROM pawl_history",
                          "WITH w AS (UPDATE pawl_history SET hash = '' RETURNING 1) TABLE w",
                          "GRANT SELECT ON pawl_history TO PUBLIC",
                          "COMMENT ON TABLE pawl_history IS 'x'",
                          "CREATE INDEX ON pawl_history (hash)",
                          "LOCK TABLE pawl_history",
                          "CREATE TRIGGER t AFTER INSERT ON pawl_history EXECUTE FUNCTION f()",
                          "DROP TRIGGER t ON pawl_history",
                          "CREATE RULE r AS ON INSERT TO pawl_history DO NOTHING",
                          "SELECT (SELECT count(*) FROM pawl_history)",
                          "CREATE SCHEMA s CREATE TABLE pawl_history (id int)",
                          "COPY pawl_history TO '/tmp/x'",
                          "TABLE pawl_history",
                          "ALTER TABLE pawl_history OWNER TO a",
                          "ALTER TABLE pawl_history SET SCHEMA a",
                          "VACUUM pawl_history",
                          "DELETE FROM U&\"pawl\\005fhistory\"",
                          "DO $$ BEGIN DELETE FROM pawl_history; END $$",
                          "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1 FROM pawl_history'",
                          "CREATE TABLE a (id int REFERENCES pawl_history)",
                          "CREATE TABLE a (LIKE pawl_history)",
                          "CREATE POLICY p ON pawl_history",
                          "MERGE INTO pawl_history USING a ON true WHEN MATCHED THEN DELETE",
                          "CREATE PUBLICATION p FOR TABLE pawl_history",
                          "ALTER SEQUENCE s OWNED BY pawl_history.ordinal"})
    EXPECT_EQ(read(std::string{sql} + ';').message(), "pawl_history is the table in which Pawl keeps the history")
        << sql;
}

TEST(history_touched, IsNotTheWordElsewhere) {
  EXPECT_EQ(read("SELECT 'pawl_history', a.pawl_history, pawl_history FROM a; -- pawl_history\n"
                 "COMMENT ON TABLE a IS 'like pawl_history'; CREATE TABLE pawl_history2 (pawl_history int);"
                 "CREATE TABLE \"Pawl_history\" (id int); SELECT $$pawl_history$$ AS x;")
                .found,
            "");
}

TEST(enum_value_used, IsRefusedInACast) {
  EXPECT_EQ(
      read("ALTER TYPE app.mood ADD VALUE 'ok';\nUPDATE a SET b = 1 WHERE m = 'ok'::app.mood;").found,
      "m/1_a.sql:2:30: error: the value 'ok' of app.mood cannot be used before the migration that adds it is "
      "committed [enum-value-used]\n"
      "    2 | UPDATE a SET b = 1 WHERE m = 'ok'::app.mood;\n"
      "      |                              ^\n"
      "m/1_a.sql:1:1: note: it is added here\n"
      "    1 | ALTER TYPE app.mood ADD VALUE 'ok';\n"
      "      | ^\n"
      "hint: use it in the next migration, which is a transaction of its own where options.transaction is each\n");
}

TEST(enum_value_used, IsRefusedWhereTheTypeIsKnown) {
  const std::string table = "CREATE TABLE a (id int, m mood DEFAULT 'sad');";
  for (const char* sql :
       {"ALTER TABLE a ADD COLUMN n mood NOT NULL DEFAULT 'ok'", "CREATE TABLE b (m mood DEFAULT 'ok'::mood)",
        "SELECT CAST('ok' AS mood)", "INSERT INTO a (id, m) VALUES (1, 'sad'), (2, 'ok')",
        "INSERT INTO a (m, id) SELECT 'ok', id FROM b", "UPDATE a SET id = 1, m = 'ok' WHERE id = 2",
        "ALTER TABLE a ALTER COLUMN m SET DEFAULT 'ok'", "CREATE VIEW v AS SELECT 'ok'::public.mood AS m",
        "WITH w AS (INSERT INTO a (m) VALUES ('ok') RETURNING 1) TABLE w"})
    EXPECT_EQ(read(files{{"1_a.sql", table}, {"2_b.sql", std::string{"ALTER TYPE mood ADD VALUE 'ok';"} + sql + ';'}})
                  .message(),
              "the value 'ok' of mood cannot be used before the migration that adds it is committed")
        << sql;
}

TEST(enum_value_used, IsLeftToTheServerWhereTheParserCannotKnow) {
  const std::string table = "CREATE TABLE a (id text, m mood, o other);";
  for (const char* sql :
       {"SELECT 'ok'", "SELECT 'ok'::text", "INSERT INTO a (id, m) VALUES ('ok', 'sad')", "SELECT 'ok'::other",
        "INSERT INTO a VALUES ('ok')", "UPDATE a SET id = 'ok'", "INSERT INTO elsewhere (m) VALUES ('ok')",
        "CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'ok'::mood $$", "UPDATE a SET o = 'ok'"})
    EXPECT_EQ(
        read(files{{"1_a.sql", table}, {"2_b.sql", std::string{"ALTER TYPE mood ADD VALUE 'ok';"} + sql + ';'}}).found,
        "")
        << sql;
}

TEST(enum_value_used, IsNotWhatMayBeThereAlready) {
  EXPECT_EQ(read("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok'; SELECT 'ok'::mood;").found, "");
  EXPECT_EQ(read("ALTER TYPE mood RENAME VALUE 'okay' TO 'ok'; SELECT 'ok'::mood;").found, "");
  EXPECT_EQ(read("CREATE TYPE mood AS ENUM ('sad'); ALTER TYPE mood ADD VALUE 'ok'; SELECT 'ok'::mood;").found, "");
}

TEST(enum_value_used, IsAllowedInTheNextMigration) {
  EXPECT_EQ(read(files{{"1_a.sql", "ALTER TYPE mood ADD VALUE 'ok';"}, {"2_b.sql", "SELECT 'ok'::mood;"}}).found, "");
}

TEST(not_repeatable, IsAnIndexWithoutANameThatEachRunAdds) {
  const auto script = [](const std::string& sql) {
    return read(files{{"V1__a.sql", "CREATE TABLE a (id int);"}, {"R__b.sql", sql}}).found;
  };
  EXPECT_EQ(script("DROP VIEW IF EXISTS b;\nCREATE VIEW b AS SELECT 1;\nCREATE INDEX ON a (id);"),
            "m/R__b.sql:3:1: error: each run of the script makes another index, for want of a name [not-repeatable]\n"
            "    3 | CREATE INDEX ON a (id);\n"
            "      | ^\n"
            "hint: name it: CREATE INDEX IF NOT EXISTS <name>, or DROP INDEX IF EXISTS <name> before\n");
  for (const char* sound :
       {"CREATE INDEX IF NOT EXISTS a_id ON a (id);", "DROP INDEX IF EXISTS a_id_idx; CREATE INDEX ON a (id);",
        "DROP MATERIALIZED VIEW IF EXISTS b; CREATE MATERIALIZED VIEW b AS SELECT 1 AS x; CREATE INDEX ON b (x);",
        "DROP TYPE IF EXISTS t CASCADE; CREATE INDEX ON a (id);",
        "DO $$ BEGIN DROP INDEX IF EXISTS a_id_idx; END $$; CREATE INDEX ON a (id);"}) {
    EXPECT_EQ(script(sound), "") << sound;
  }
  EXPECT_EQ(read("CREATE TABLE a (id int); CREATE INDEX ON a (id); CREATE INDEX ON a (id);").found, "");
}

}  // namespace
