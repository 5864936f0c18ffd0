/// What is judged compatible lets the statements of the program before it run, on a real server; what makes them fail
/// is judged breaking. The golden case `older-programs-postgresql` has a migration for each kind of change.

#include "read.hpp"
#include "support/older_program.hpp"

namespace {

using pawl::compatibility;
using pawl::test::fate_of_older_program;
using pawl::test::files;
using pawl::test::read;
using pawl::test::step;

compatibility verdict_on(const step& step) {
  const auto result = read(files{{"1_base.sql", pawl::test::base}, {"2_step.sql", step.sql}});
  EXPECT_EQ(result.found, "") << step.name;
  return result[1].compatible;
}

const step compatible_steps[] = {
    {"table", "CREATE TABLE tags (name text PRIMARY KEY);", "INSERT INTO tags VALUES ('x');"},
    {"child", "CREATE TABLE stars (note int REFERENCES notes (id) ON DELETE CASCADE);",
     "INSERT INTO stars VALUES (1), (2);"},
    {"loose_child",
     "CREATE TABLE links (note int); ALTER TABLE links ADD FOREIGN KEY (note) REFERENCES notes ON DELETE SET NULL;",
     "INSERT INTO links VALUES (1), (2);"},
    {"only_child", "CREATE TABLE singles (note int UNIQUE REFERENCES notes ON DELETE SET NULL);",
     "INSERT INTO singles VALUES (1), (2);"},
    {"column_that_loses_an_idle_default",
     "ALTER TABLE notes ADD COLUMN x int DEFAULT 1; ALTER TABLE notes ALTER x DROP DEFAULT;"},
    {"sequence_that_goes_on",
     "SELECT setval('folders_id_seq', (SELECT max(id) FROM folders)); CREATE TABLE tags (id serial); SELECT "
     "setval('tags_id_seq', 9);"},
    {"column", "ALTER TABLE notes ADD COLUMN colour text;", "UPDATE notes SET colour = 'red';"},
    {"column_with_default", "ALTER TABLE notes ADD COLUMN pinned boolean NOT NULL DEFAULT false;"},
    {"serial_column", "ALTER TABLE notes ADD COLUMN number bigserial;"},
    {"filled_column", "ALTER TABLE notes ADD COLUMN size int; UPDATE notes SET size = length(body);"},
    {"column_and_parent",
     "CREATE TABLE authors (id int PRIMARY KEY); ALTER TABLE notes ADD COLUMN author int REFERENCES authors;",
     "INSERT INTO authors VALUES (1); UPDATE notes SET author = 1;"},
    {"index", "CREATE INDEX ON notes (title, body DESC);"},
    {"view", "CREATE VIEW bodies AS SELECT body FROM notes;"},
    {"enum_value", "ALTER TYPE mood ADD VALUE 'fair' BEFORE 'bad';", "UPDATE notes SET mood = 'fair';"},
    {"function", "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';"},
    {"tuning", "ALTER TABLE notes SET (fillfactor = 70); ALTER TABLE notes ALTER title SET STATISTICS 10;"},
    {"rows", "INSERT INTO folders (name) VALUES ('later');"},
};

/// Each of them makes a statement of the older program fail.
const step breaking_steps[] = {
    {"holding_child", "CREATE TABLE pins (note int REFERENCES notes);", "INSERT INTO pins VALUES (1);"},
    {"holding_child_in_two_steps",
     "CREATE TABLE pins (note int); ALTER TABLE pins ADD FOREIGN KEY (note) REFERENCES notes;",
     "INSERT INTO pins VALUES (1);"},
    {"not_null", "TRUNCATE notes; ALTER TABLE notes ADD COLUMN author text NOT NULL;"},
    {"column_that_becomes_not_null",
     "ALTER TABLE notes ADD COLUMN x int; UPDATE notes SET x = 1; ALTER TABLE notes ALTER x SET NOT NULL;"},
    {"column_that_loses_its_default",
     "ALTER TABLE notes ADD COLUMN x int NOT NULL DEFAULT 0; ALTER TABLE notes ALTER x DROP DEFAULT;"},
    {"column_that_loses_its_numbers",
     "ALTER TABLE notes ADD COLUMN x bigserial; ALTER TABLE notes ALTER x DROP DEFAULT;"},
    {"sequence_that_goes_back", "INSERT INTO folders (name) VALUES ('x'); SELECT setval('folders_id_seq', 1);"},
    {"column_with_check", "ALTER TABLE notes ADD COLUMN x int CHECK (title <> 'c');"},
    {"check", "ALTER TABLE notes ADD CHECK (title <> 'c');"},
    {"child_that_cannot_let_go", "CREATE TABLE pins (note int NOT NULL REFERENCES notes ON DELETE SET NULL);",
     "INSERT INTO pins VALUES (1);"},
    {"child_whose_key_cannot_let_go",
     "CREATE TABLE pins (note int PRIMARY KEY); ALTER TABLE pins ADD FOREIGN KEY (note) REFERENCES notes ON DELETE SET "
     "NULL;",
     "INSERT INTO pins VALUES (1);"},
    {"child_that_turns_to_nobody", "CREATE TABLE pins (note int DEFAULT 99 REFERENCES notes ON DELETE SET DEFAULT);",
     "INSERT INTO pins VALUES (1);"},
    {"child_that_no_longer_lets_go",
     "CREATE TABLE pins (note int REFERENCES notes ON DELETE SET NULL); ALTER TABLE pins ALTER note SET NOT NULL;",
     "INSERT INTO pins VALUES (1);"},
    {"held_child",
     "CREATE TABLE stars (id int PRIMARY KEY, note int REFERENCES notes ON DELETE CASCADE); "
     "CREATE TABLE ratings (star int REFERENCES stars);",
     "INSERT INTO stars VALUES (1, 1); INSERT INTO ratings VALUES (1);"},
    {"column_of_checked_domain",
     "CREATE DOMAIN size AS int DEFAULT 0; ALTER DOMAIN size ADD CHECK (value > 0); TRUNCATE notes; "
     "ALTER TABLE notes ADD COLUMN size size;"},
    {"column_of_domain_that_is_not_null",
     "CREATE DOMAIN size AS int NOT NULL; CREATE DOMAIN width AS size; TRUNCATE notes; "
     "ALTER TABLE notes ADD COLUMN size width;"},
    {"attribute", "ALTER TYPE place ADD ATTRIBUTE z int;"},
    {"parent_of_an_old_table",
     "UPDATE notes SET title = 'a'; "
     "CREATE TABLE all_notes (LIKE notes INCLUDING IDENTITY) PARTITION BY LIST (title); "
     "ALTER TABLE all_notes ATTACH PARTITION notes FOR VALUES IN ('a');"},
    {"partition_with_check", "CREATE TABLE p PARTITION OF logs (CHECK (line <> 'x')) FOR VALUES IN (1);"},
    {"attached_partition_with_check",
     "CREATE TABLE p (day int, line text, at place, CHECK (line <> 'x')); ALTER TABLE logs ATTACH PARTITION p FOR "
     "VALUES IN (1);"},
    {"trigger_of_partition",
     "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION $x$no$x$; END'; "
     "CREATE TABLE p PARTITION OF logs FOR VALUES IN (1);"
     "CREATE TRIGGER t BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION no();"},
    {"unique_index", "CREATE UNIQUE INDEX ON notes (title);"},
    {"index_on_expression", "CREATE INDEX ON notes ((body::int));"},
    {"trigger",
     "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION $x$no$x$; END'; "
     "CREATE TRIGGER t BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION no();"},
    {"renamed_column", "ALTER TABLE notes RENAME COLUMN body TO content;"},
    {"retyped_column", "UPDATE notes SET body = '1'; ALTER TABLE notes ALTER COLUMN body TYPE int USING body::int;"},
    {"renamed_value", "ALTER TYPE mood RENAME VALUE 'bad' TO 'poor';"},
    {"renamed_table", "ALTER TABLE folders RENAME TO boxes;"},
    {"dropped_view", "DROP VIEW titles;"},
    {"forced_row_security", "ALTER TABLE notes ENABLE ROW LEVEL SECURITY; ALTER TABLE notes FORCE ROW LEVEL SECURITY;"},
};

class postgresql_compatible_step : public testing::TestWithParam<step> {};
class postgresql_breaking_step : public testing::TestWithParam<step> {};

TEST_P(postgresql_compatible_step, IsJudgedCompatibleAndLetsTheOlderProgramRun) {
  EXPECT_EQ(verdict_on(GetParam()), compatibility::compatible);
  EXPECT_EQ(fate_of_older_program(GetParam()), "");
}

TEST_P(postgresql_breaking_step, IsJudgedBreakingAndStopsTheOlderProgram) {
  EXPECT_EQ(verdict_on(GetParam()), compatibility::breaking);
  EXPECT_NE(fate_of_older_program(GetParam()), "");
}

std::string name_of(const testing::TestParamInfo<step>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(, postgresql_compatible_step, testing::ValuesIn(compatible_steps), name_of);
INSTANTIATE_TEST_SUITE_P(, postgresql_breaking_step, testing::ValuesIn(breaking_steps), name_of);

/// Nothing fails, and the rows or values that the older program knows are not what they were.
TEST(postgresql_compatibility, IsNotGivenToWhatTakesRowsAway) {
  const auto because = [](const std::string& sql) {
    const auto result = read(files{{"1_base.sql", pawl::test::base}, {"2_step.sql", sql}});
    EXPECT_EQ(result.found, "");
    EXPECT_EQ(result[1].compatible, compatibility::breaking) << sql;
    EXPECT_FALSE(result[1].undecided) << sql;
    return result[1].because;
  };
  EXPECT_EQ(because("ALTER TABLE notes RENAME TO old_notes; CREATE TABLE notes (LIKE old_notes);"),
            "something is renamed");
  EXPECT_EQ(because("CREATE TABLE gone AS WITH d AS (DELETE FROM notes RETURNING *) SELECT * FROM d;"),
            "rows of notes are deleted");
  EXPECT_EQ(because("CREATE VIEW v AS SELECT * FROM notes; DELETE FROM v;"), "rows of v are deleted");
  EXPECT_EQ(because("CREATE VIEW v AS SELECT * FROM notes; UPDATE v SET title = 'x';"),
            "values of v.title are changed");
  EXPECT_EQ(because("CREATE TABLE authors (id int PRIMARY KEY); ALTER TABLE notes ADD COLUMN author int REFERENCES "
                    "authors; TRUNCATE authors CASCADE;"),
            "rows that point at others are deleted with them");
  EXPECT_EQ(because("CREATE FUNCTION drain() RETURNS int LANGUAGE sql AS 'DELETE FROM notes; SELECT 1'; CREATE TABLE t "
                    "(x int); INSERT INTO t SELECT drain();"),
            "it calls drain(), which may do anything");
  EXPECT_EQ(because("CREATE FUNCTION count(text) RETURNS int LANGUAGE sql AS 'DELETE FROM notes; SELECT 1'; SELECT "
                    "count('x'::text);"),
            "it calls count(), which may do anything");
  EXPECT_EQ(because("COPY (DELETE FROM notes RETURNING id) TO '/tmp/x';"), "rows of notes are deleted");
  EXPECT_EQ(because("CREATE SCHEMA s; SET LOCAL search_path = s; CREATE TABLE notes (id int); SET LOCAL search_path = "
                    "public; DELETE FROM notes;"),
            "rows of notes are deleted");
  EXPECT_EQ(because("CREATE TABLE extra (x int); ALTER TABLE extra INHERIT folders;"),
            "rows of the new table extra show in folders");
  EXPECT_EQ(because("ALTER TABLE notes ALTER COLUMN title TYPE text USING upper(title);"),
            "values of notes.title are changed");
  EXPECT_EQ(because("ALTER TABLE notes DROP COLUMN body, ADD COLUMN body text;"), "the table notes gets a column less");
  EXPECT_EQ(because("DO $$ BEGIN IF now() > '2026-01-01' THEN UPDATE notes SET title = 'x'; END IF; END $$;"),
            "values of notes.title are changed");
  EXPECT_EQ(because("DO $$ BEGIN EXECUTE 'DROP TABLE notes'; END $$;"), "it runs a DO block, which may do anything");
  EXPECT_EQ(because("DO $$ DECLARE x int := empty_all(); BEGIN NULL; END $$;"),
            "it runs a DO block, which may do anything");
  EXPECT_EQ(because("DO $$ BEGIN IF empty_all() THEN NULL; END IF; END $$;"),
            "it calls empty_all(), which may do anything");
}

TEST(postgresql_compatibility, IsLeftOpenForFunctionsBesideThoseOfExtensions) {
  const auto result = read(files{{"1_a.sql", "CREATE EXTENSION IF NOT EXISTS plpgsql;"},
                                 {"2_b.sql", "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';"},
                                 {"3_c.sql", "CREATE EXTENSION intarray;"},
                                 {"4_d.sql", "CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 2';"}});
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(result[0].compatible, compatibility::compatible);
  EXPECT_EQ(result[1].compatible, compatibility::compatible);
  EXPECT_EQ(result[2].compatible, compatibility::breaking);
  EXPECT_EQ(result[3].compatible, compatibility::unknown);
  EXPECT_EQ(result[3].because, "an extension may have a function of the name two");
}

/// What a server has to be asked for, with what else is to be known then.
TEST(postgresql_compatibility, IsLeftOpenWithWhatNoSchemaShows) {
  const auto unseen = [](const std::string& sql) {
    const auto result = read(files{{"1_base.sql", pawl::test::base}, {"2_step.sql", sql}});
    EXPECT_EQ(result.found, "");
    EXPECT_NE(result[1].compatible, compatibility::compatible) << sql;
    std::string text;
    if (!result[1].undecided) return std::string{"decided: "} + result[1].because;
    for (const auto& [schema, table, column, what] : *result[1].undecided)
      text += schema + '.' + table + '.' + column + ": " + what + '\n';
    return text;
  };
  EXPECT_EQ(unseen("CREATE TABLE IF NOT EXISTS notes (id int); DELETE FROM notes;"),
            ".notes.: rows of notes are deleted\n");
  EXPECT_EQ(unseen("ALTER TABLE notes ADD COLUMN IF NOT EXISTS title text; UPDATE notes SET title = upper(title);"),
            ".notes.title: values of notes.title are changed\n");
  EXPECT_EQ(unseen("DROP TABLE IF EXISTS s.tags;"), "s.tags.: tags is dropped, if it is there\n");
  EXPECT_EQ(unseen("DO $$ BEGIN CREATE TYPE mood AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;"),
            "");
  EXPECT_EQ(unseen("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'x') THEN CREATE UNIQUE INDEX x ON "
                   "notes (title); END IF; END $$;"),
            "");
  EXPECT_EQ(unseen("ALTER TABLE notes ADD COLUMN mail citext;"), "");
  EXPECT_EQ(unseen("CREATE FUNCTION half(text) RETURNS int LANGUAGE sql AS 'SELECT 1';"), "");
  EXPECT_EQ(unseen("CREATE FUNCTION upper(varchar) RETURNS text LANGUAGE sql AS 'SELECT $1::text';"), "");
  EXPECT_EQ(unseen("CREATE AGGREGATE max(mood) (SFUNC = enum_larger, STYPE = mood);"), "");
  EXPECT_EQ(unseen("CREATE OPERATOR = (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);"), "");
  EXPECT_EQ(unseen("CREATE EXTENSION intarray;"), "");
  EXPECT_EQ(unseen("ALTER TABLE notes ALTER COLUMN title TYPE text;"), "");
  EXPECT_EQ(unseen("DROP VIEW titles; CREATE VIEW titles AS SELECT title FROM notes;"), "");
  EXPECT_EQ(unseen("CREATE UNIQUE INDEX IF NOT EXISTS x ON notes (title);"), "");
  EXPECT_EQ(unseen("CREATE UNIQUE INDEX x ON notes (title);"), "decided: the new index x is unique");
}

TEST(postgresql_compatibility, StaysOpenWhereItDependsOnWhatWasThere) {
  const auto result = read(files{{"1_a.sql", "CREATE OR REPLACE VIEW v AS SELECT 1;"},
                                 {"2_b.sql", "-- pawl:compatible\nCREATE OR REPLACE VIEW v AS SELECT 1;"},
                                 {"3_c.sql", "CREATE TABLE IF NOT EXISTS t (x int); DROP VIEW v;"}});
  EXPECT_EQ(result[0].compatible, compatibility::unknown);
  EXPECT_EQ(result[0].because, "the view v may have been there");
  EXPECT_EQ(result[1].compatible, compatibility::compatible);
  EXPECT_EQ(result[2].compatible, compatibility::breaking);
}

}  // namespace
