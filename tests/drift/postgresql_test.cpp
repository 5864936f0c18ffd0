/// PostgreSQL: each change that somebody makes by hand has its name.

#include <drift_corpus/migrations.hpp>

#include "postgresql_fixture.hpp"

namespace pawl::test {
namespace {

constexpr const char* notes = R"(
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('good', 'bad');
CREATE TABLE app.notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL DEFAULT '',
  mood app.mood,
  written timestamptz DEFAULT '2024-01-02 03:04:05+00',
  CONSTRAINT titled CHECK (length(title) < 100)
);
COMMENT ON COLUMN app.notes.title IS 'shown';
CREATE TABLE app.tags (note bigint REFERENCES app.notes ON DELETE CASCADE, tag text, PRIMARY KEY (note, tag));
CREATE INDEX notes_by_title ON app.notes (lower(title)) WHERE mood = 'good';
CREATE VIEW app.titles AS SELECT title FROM app.notes;
CREATE FUNCTION app.trimmed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.title := trim(new.title); RETURN new; END $$;
CREATE TRIGGER trimmed BEFORE INSERT ON app.notes FOR EACH ROW EXECUTE FUNCTION app.trimmed();
)";

TEST_F(postgresql_drift, IsNoneBehindAnUpgrade) {
  begin(notes);
  EXPECT_EQ(to_string(verify()), "");
  EXPECT_EQ(verify().proven_on, verify().found_on);
}

TEST_F(postgresql_drift, NamesADroppedIndex) {
  begin(notes);
  EXPECT_EQ(after("DROP INDEX app.notes_by_title"),
            "missing: index app.notes_by_title\n"
            "  expected: CREATE INDEX notes_by_title ON app.notes USING btree (lower(title)) WHERE (mood = "
            "'good'::app.mood)\n");
}

TEST_F(postgresql_drift, NamesChangesOfColumns) {
  begin(notes);
  EXPECT_EQ(after("ALTER TABLE app.notes ALTER title SET DEFAULT '-', ADD colour text; "
                  "ALTER TABLE app.tags ALTER tag TYPE varchar(9)"),
            "different: column app.notes.title\n  expected: text NOT NULL DEFAULT ''::text\n"
            "  found:    text NOT NULL DEFAULT '-'::text\n"
            "different: column app.tags.tag\n  expected: text NOT NULL\n  found:    character varying(9) NOT NULL\n"
            "extra: column app.notes.colour\n  found:    text\n");
}

TEST_F(postgresql_drift, NamesARenamedColumnByBothItsNames) {
  begin("CREATE TABLE a (b text, c int)");
  EXPECT_EQ(after("ALTER TABLE a RENAME b TO d"),
            "missing: column public.a.b\n  expected: text\nextra: column public.a.d\n  found:    text\n");
}

TEST_F(postgresql_drift, NamesTheOrderOfColumns) {
  begin("CREATE TABLE a (b text, c int)");
  EXPECT_EQ(after("ALTER TABLE a DROP b, ADD b text"),
            "different: table public.a\n  expected: columns in the order b, c\n"
            "  found:    columns in the order c, b\n");
}

TEST_F(postgresql_drift, NamesADroppedConstraintAndAChangedView) {
  begin(notes);
  EXPECT_EQ(after("ALTER TABLE app.notes DROP CONSTRAINT titled; "
                  "CREATE OR REPLACE VIEW app.titles AS SELECT upper(title) AS title FROM app.notes"),
            "missing: constraint titled on app.notes\n  expected: CHECK ((length(title) < 100))\n"
            "different: view app.titles\n  expected: SELECT notes.title FROM app.notes\n"
            "  found:    SELECT upper(notes.title) AS title FROM app.notes\n");
}

TEST_F(postgresql_drift, NamesAChangedFunctionTriggerEnumAndComment) {
  begin(notes);
  EXPECT_EQ(
      after("ALTER TABLE app.notes DISABLE TRIGGER trimmed; ALTER TYPE app.mood ADD VALUE 'ugly'; "
            "COMMENT ON COLUMN app.notes.title IS 'hidden'"),
      "different: comment table column app.notes.title\n  expected: 'shown'\n  found:    'hidden'\n"
      "different: enum app.mood\n  expected: 'good', 'bad'\n  found:    'good', 'bad', 'ugly'\n"
      "different: trigger trimmed on app.notes\n"
      "  expected: CREATE TRIGGER trimmed BEFORE INSERT ON app.notes FOR EACH ROW EXECUTE FUNCTION app.trimmed()\n"
      "  found:    CREATE TRIGGER trimmed BEFORE INSERT ON app.notes FOR EACH ROW EXECUTE FUNCTION app.trimmed() "
      "ENABLED D\n");
}

TEST_F(postgresql_drift, NamesAChangedFunction) {
  begin("CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'");
  EXPECT_EQ(after("CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2'"),
            "different: function public.f(integer)\n"
            "  expected: CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS "
            "$function$SELECT 1$function$\n"
            "  found:    CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS "
            "$function$SELECT 2$function$\n");
}

TEST_F(postgresql_drift, NamesExtraObjectsWhereTheyAreNotAllowed) {
  begin(notes);
  EXPECT_EQ(after("CREATE TABLE app.scratch (x int PRIMARY KEY); CREATE SEQUENCE app.q"),
            "extra: sequence app.q\n"
            "  found:    AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1\n"
            "extra: table app.scratch\n");
}

TEST_F(postgresql_drift, LooksIntoNoSchemaThatTheSetDoesNotTouch) {
  begin(notes);
  EXPECT_EQ(after("CREATE SCHEMA other; CREATE TABLE other.t (x int); CREATE TABLE public.t (x int); "
                  "COMMENT ON TABLE public.t IS 'x'; CREATE EXTENSION citext"),
            "");
}

TEST_F(postgresql_drift, MayAllowWhatOthersMade) {
  begin(notes);
  root.execute("CREATE TABLE app.scratch (x int PRIMARY KEY); CREATE VIEW app.v AS SELECT 1 AS a");
  EXPECT_EQ(to_string(verify(extras::allowed)), "");
  root.execute("CREATE INDEX hot ON app.tags (tag)");
  EXPECT_EQ(to_string(verify(extras::allowed)),
            "extra: index app.hot\n  found:    CREATE INDEX hot ON app.tags USING btree (tag)\n");
}

TEST_F(postgresql_drift, DoesNotCompareOwnersAndPrivileges) {
  begin(notes);
  const std::string other = database.create_role();
  EXPECT_EQ(after("ALTER TABLE app.notes OWNER TO " + other + "; GRANT SELECT ON app.tags TO " + other +
                  "; ALTER SCHEMA app OWNER TO " + other + "; GRANT ALL ON SCHEMA app TO " + database.owner()),
            "");
}

TEST_F(postgresql_drift, DependsOnNoSettingOfTheSession) {
  begin(notes);
  db.execute(
      "SET search_path = app; SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; SET quote_all_identifiers = on; "
      "SET standard_conforming_strings = off; SET client_encoding = 'LATIN1'");
  EXPECT_EQ(to_string(verify()), "");
  EXPECT_EQ(db.rows("SHOW search_path"), "app");
  EXPECT_EQ(db.rows("SHOW client_encoding"), "LATIN1");
}

TEST_F(postgresql_drift, IsFooledByNothingOnTheSearchPath) {
  begin(notes);
  db.execute("CREATE TEMP TABLE pg_class (oid oid, relname name); SET search_path = pg_temp, app");
  EXPECT_EQ(to_string(verify()), "");
}

TEST_F(postgresql_drift, IsReadByARoleThatMayOnlyRead) {
  begin(notes);
  const std::string reader = database.create_role();
  root.execute("GRANT SELECT ON pawl_history TO " + reader);
  const postgresql_session session{database.connection_string(reader)};
  session.execute("SET default_transaction_read_only = on");
  EXPECT_EQ(to_string(verify(session)), "");
  root.execute("DROP VIEW app.titles");
  EXPECT_EQ(to_string(verify(session)), "missing: view app.titles\n  expected: SELECT notes.title FROM app.notes\n");
}

TEST_F(postgresql_drift, KeepsNobodyOut) {
  begin(notes);
  db.execute("BEGIN; LOCK TABLE app.tags IN SHARE UPDATE EXCLUSIVE MODE");
  const postgresql_session session{database.connection_string()};
  EXPECT_EQ(to_string(verify(session)), "");
  db.execute("COMMIT");
  EXPECT_EQ(root.rows("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE datname = '" +
                      database.name() + "' AND pid <> pg_backend_pid()"),
            "0");
}

TEST_F(postgresql_drift, TellsNamesOfEveryKind) {
  begin(
      "CREATE SCHEMA \"Ключ's\"; CREATE TABLE \"Ключ's\".\"a \"\"b\"\"\" (\"select\" int, \"é\" text, "
      "CONSTRAINT \"c's\" CHECK (\"select\" > 0))");
  EXPECT_EQ(to_string(verify()), "");
  EXPECT_EQ(after("ALTER TABLE \"Ключ's\".\"a \"\"b\"\"\" DROP \"é\""),
            "missing: column \"Ключ's\".\"a \"\"b\"\"\".\"é\"\n  expected: text\n");
}

TEST_F(postgresql_drift, SaysThatOtherVersionsPrintOtherwise) {
  begin(notes);
  root.execute("DROP VIEW app.titles");
  dialect_migrations dialect = set().dialects[0];
  proven_schema schema = *dialect.schema;
  schema.engine = "PostgreSQL 12.1";
  dialect.schema = &schema;
  const migration_set older{set().name, {&dialect, 1}};
  postgresql_database engine{db};
  const drift drift = migrator{engine, older}.verify();
  EXPECT_EQ(drift.caution, "the schema was proven on PostgreSQL 12.1 and the database runs on " + drift.found_on +
                               ": these print some definitions differently though they mean the same");
}

TEST(postgresql_drift_of_the_corpus, IsNoneAsItWasProven) {
  const test_database database;
  const postgresql_session db{database.connection_string("postgres")};
  migrate(db, drift_corpus::migrations());
  postgresql_database engine{db};
  migrator migrator{engine, drift_corpus::migrations()};
  EXPECT_EQ(to_string(migrator.verify()), "");
  migrator.down(10);
  migrator.up();
  EXPECT_EQ(to_string(migrator.verify()), "");
}

}  // namespace
}  // namespace pawl::test
