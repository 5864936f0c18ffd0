/// What the schemas before and after a step tell of it: what is compatible lets the program before it run, on a real
/// server. Each step stands between the schema of that program and the end of it, in one set: one server for all.

#include <fmt/format.h>

#include "proof/postgresql/schema_judge.hpp"
#include "prove.hpp"
#include "support/older_program.hpp"

namespace {

using pawl::compatibility;
using pawl::test::fate_of_older_program;
using pawl::test::files;
using pawl::test::proof_folder;
using pawl::test::prove;

struct asked_step : pawl::test::step {
  /// Empty where it is compatible.
  std::string because = {};
  /// Whether a statement of the older program fails; otherwise it reads what it does not expect.
  bool fails = false;
};

const asked_step steps[] = {
    {{"table_if_missing", "CREATE TABLE IF NOT EXISTS tags (name text); DELETE FROM tags;"}},
    {{"table_that_was_there", "CREATE TABLE IF NOT EXISTS notes (x int);"}},
    {{"rows_of_table_that_was_there", "CREATE TABLE IF NOT EXISTS notes (x int); DELETE FROM notes;"},
     "rows of notes are deleted"},
    {{"column_if_missing", "ALTER TABLE notes ADD COLUMN IF NOT EXISTS size int; UPDATE notes SET size = 1;"}},
    {{"values_of_column_that_was_there",
      "ALTER TABLE notes ADD COLUMN IF NOT EXISTS title text; UPDATE notes SET title = upper(title);"},
     "values of notes.title are changed"},
    {{"column_if_missing_that_must_be_given",
      "TRUNCATE logs; ALTER TABLE notes ADD COLUMN IF NOT EXISTS title text NOT NULL;"},
     "rows of logs are deleted"},
    {{"unique_index_if_missing", "CREATE UNIQUE INDEX IF NOT EXISTS once ON notes (title);"},
     "the new index app.once is unique",
     true},
    {{"unique_index_that_was_there", "CREATE UNIQUE INDEX IF NOT EXISTS notes_pkey ON notes (title);"}},
    {{"index_if_missing",
      "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'x') THEN CREATE INDEX x ON notes (title) "
      "INCLUDE (body); END IF; END $$;"}},
    {{"index_that_computes", "DO $$ BEGIN CREATE INDEX x ON notes ((body::int)); END $$;"},
     "the new index app.x computes what may fail",
     true},
    {{"type_in_a_block",
      "DO $$ BEGIN CREATE TYPE colour AS ENUM ('red'); EXCEPTION WHEN duplicate_object THEN NULL; END $$; ALTER "
      "TABLE notes ADD COLUMN colour colour;"},
     ""},
    {{"column_in_a_block",
      "DO $$ BEGIN ALTER TABLE notes ADD COLUMN x int NOT NULL; EXCEPTION WHEN not_null_violation "
      "THEN NULL; END $$;"},
     "the new column app.notes.x is NOT NULL without a default"},
    {{"column_that_becomes_not_null", "ALTER TABLE notes ADD COLUMN x int; ALTER TABLE notes ALTER x SET NOT NULL;"},
     "the new column app.notes.x is NOT NULL without a default"},
    {{"column_that_becomes_not_null_and_has_a_default",
      "ALTER TABLE notes ADD COLUMN x int; UPDATE notes SET x = 1; ALTER TABLE notes ALTER x SET NOT NULL, ALTER x SET "
      "DEFAULT 1;"}},
    {{"column_of_domain_that_a_block_makes",
      "DO $$ BEGIN CREATE DOMAIN size AS int DEFAULT 0 CHECK (VALUE > 0); CREATE DOMAIN width AS size; END $$; ALTER "
      "TABLE notes ADD COLUMN IF NOT EXISTS size width DEFAULT 1;"},
     "a CHECK stands on the new column app.notes.size"},
    {{"extension", "CREATE EXTENSION IF NOT EXISTS citext; ALTER TABLE notes ADD COLUMN mail citext;"},
     "the new extension citext may bring what is found where something else was"},
    {{"extension_that_was_there", "CREATE EXTENSION IF NOT EXISTS plpgsql; CREATE TABLE IF NOT EXISTS t (x int);"}},
    {{"operator", "CREATE OPERATOR = (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);"},
     "the new operator app.=(integer,integer) may bring what is found where something else was"},
    {{"function_with_the_name_of_a_built_in_one",
      "CREATE FUNCTION upper(varchar) RETURNS text LANGUAGE sql AS $$SELECT 'x'$$;"},
     "app.upper(character varying) has the name of a function that is not the set's"},
    {{"longer_text", "ALTER TABLE notes ALTER COLUMN code TYPE varchar(20);"}},
    {{"any_text", "ALTER TABLE notes ALTER COLUMN code TYPE text;"}},
    {{"shorter_text", "ALTER TABLE notes ALTER COLUMN code TYPE varchar(8);"},
     "the column app.notes.code is another one"},
    {{"wider_number", "ALTER TABLE notes ALTER COLUMN folder TYPE bigint;"},
     "the column app.notes.folder is another one"},
    {{"view_that_is_made_anew",
      "DROP VIEW titles; CREATE VIEW titles AS SELECT title FROM notes; GRANT SELECT ON titles TO PUBLIC;"}},
    {{"view_whose_rights_are_lost", "DROP VIEW titles; CREATE VIEW titles AS SELECT title FROM notes;"},
     "rights on view app.titles are gone"},
    {{"view_that_is_another_one", "CREATE OR REPLACE VIEW titles AS SELECT lower(title) AS title FROM notes;"},
     "the view app.titles is another one"},
    {{"view_that_is_new", "CREATE OR REPLACE VIEW bodies AS SELECT body FROM notes;"}},
    {{"function_that_is_new", "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';"}},
    {{"function_of_the_same_name",
      "CREATE FUNCTION half(int, text DEFAULT '') RETURNS int LANGUAGE sql AS 'SELECT $1';"},
     "another function has the name of app.half(integer,text)",
     true},
    {{"functions_of_one_name",
      "CREATE OR REPLACE FUNCTION one(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION one(text) RETURNS "
      "int LANGUAGE sql AS 'SELECT 1';"}},
    {{"table_that_was_never_there", "DROP TABLE IF EXISTS tags CASCADE; DROP TYPE IF EXISTS tag;"}},
    {{"dropped_table", "DROP TABLE IF EXISTS logs; DROP VIEW IF EXISTS bodies;"},
     "logs is dropped, if it is there",
     true},
    {{"table_for_a_while", "CREATE TABLE scratch (x int); INSERT INTO scratch VALUES (1); DROP TABLE scratch;"}},
    {{"dropped_column", "ALTER TABLE notes DROP COLUMN IF EXISTS code;"},
     "what it drops may not have been there",
     true},
    {{"dropped_index", "DO $$ BEGIN CREATE INDEX x ON notes (title); DROP INDEX x; END $$;"}},
    {{"constraint_that_is_made_anew",
      "ALTER TABLE notes DROP CONSTRAINT notes_folder_fkey; ALTER TABLE notes ADD CONSTRAINT notes_folder_fkey FOREIGN "
      "KEY (folder) REFERENCES folders (id) ON DELETE CASCADE;"}},
    {{"constraint_that_is_another_one",
      "ALTER TABLE notes DROP CONSTRAINT notes_folder_fkey; ALTER TABLE notes ADD CONSTRAINT notes_folder_fkey FOREIGN "
      "KEY (folder) REFERENCES folders (id);"},
     "the constraint notes_folder_fkey on app.notes is another one",
     true},
    {{"constraint_less", "ALTER TABLE notes DROP CONSTRAINT notes_folder_fkey;"},
     "the constraint notes_folder_fkey on app.notes is gone"},
    {{"child_that_cannot_let_go",
      "CREATE TABLE IF NOT EXISTS pins (note int NOT NULL REFERENCES notes ON DELETE SET NULL);",
      "INSERT INTO pins VALUES (1);"},
     "rows of app.notes cannot be deleted while rows of app.pins point at them",
     true},
    {{"child_that_goes_along",
      "CREATE TABLE IF NOT EXISTS pins (note int NOT NULL REFERENCES notes ON DELETE CASCADE);",
      "INSERT INTO pins VALUES (1);"}},
    {{"attribute", "DO $$ BEGIN ALTER TYPE place ADD ATTRIBUTE z int; END $$;"},
     "the type app.place has another attribute",
     true},
    {{"value", "CREATE TABLE IF NOT EXISTS t (x int); ALTER TYPE mood ADD VALUE 'fair' BEFORE 'bad';"}},
    {{"partition_with_check",
      "CREATE TABLE p (day int, line text, at place, CHECK (line <> 'x')); ALTER TABLE logs ATTACH PARTITION p FOR "
      "VALUES IN (1);"},
     "the new partition app.p has conditions of its own",
     true},
    {{"grant",
      "CREATE TABLE IF NOT EXISTS t (x int); GRANT SELECT ON notes TO PUBLIC; GRANT SELECT (body) ON notes TO "
      "PUBLIC;"}},
    {{"tuning",
      "CREATE TABLE IF NOT EXISTS t (x int); ALTER TABLE notes SET (fillfactor = 70); ALTER TABLE notes SET "
      "UNLOGGED; COMMENT ON TABLE notes IS 'x';"},
     "the table notes gets another definition"},
};

void PrintTo(const asked_step& step, std::ostream* out) { *out << step.name; }

/// The number of a case in four digits, for names in order.
std::string file(std::size_t index, std::size_t part, const std::string& name) {
  return fmt::format("{:04}_{}.sql", 3 * index + part, name);
}

TEST(postgresql_schemas, TellWhatStatementsLeaveOpen) {
  constexpr const char* path = "SET LOCAL search_path = app;\n";
  files set;
  for (std::size_t i = 0; i < std::size(steps); ++i) {
    set[file(i, 1, "base")] = fmt::format("CREATE SCHEMA app;\n{}{}", path, pawl::test::base);
    set[file(i, 2, steps[i].name)] = path + steps[i].sql;
    set[file(i, 3, "end")] = "DROP SCHEMA app CASCADE;";
  }
  const proof_folder folder;
  const auto result = prove(set, folder);
  ASSERT_EQ(result.found, "");
  const auto again = prove(set, folder);
  for (std::size_t i = 0; i < std::size(steps); ++i) {
    const auto& judged = result.set.dialects.at(0).migrations.at(3 * i + 1);
    EXPECT_EQ(judged.because, steps[i].because) << steps[i].name;
    EXPECT_EQ(judged.compatible, steps[i].because.empty() ? compatibility::compatible : compatibility::breaking)
        << steps[i].name;
    const auto& remembered = again.set.dialects.at(0).migrations.at(3 * i + 1);
    EXPECT_EQ(remembered.compatible, judged.compatible) << steps[i].name;
    EXPECT_EQ(remembered.because, judged.because) << steps[i].name;
  }
}

TEST(postgresql_schemas, LetATableBecomeLoggedAndNothingElse) {
  using pawl::generator::judge_schemas;
  const pawl::generator::catalogue_text logged{{"table", "app.t", "", ""}};
  const pawl::generator::catalogue_text unlogged{{"table", "app.t", "", "UNLOGGED"}};
  EXPECT_EQ(judge_schemas(unlogged, logged, {}, {}).verdict(), compatibility::compatible);
  EXPECT_EQ(judge_schemas(logged, unlogged, {}, {}).reason(), "the table app.t is another one");
}

/// Where running the older program shows something: what it would only read otherwise is not among them.
std::vector<asked_step> shown_by_running() {
  std::vector<asked_step> shown;
  for (const auto& step : steps) {
    if (step.because.empty() || step.fails) shown.push_back(step);
  }
  return shown;
}

class asked : public testing::TestWithParam<asked_step> {};

TEST_P(asked, LetsTheOlderProgramRunWhereItIsCompatible) {
  const auto fate = fate_of_older_program(GetParam());
  EXPECT_EQ(fate.empty(), !GetParam().fails) << fate;
}

INSTANTIATE_TEST_SUITE_P(, asked, testing::ValuesIn(shown_by_running()),
                         [](const auto& each) { return each.param.name; });

}  // namespace
