/// Both engines say the same of the same step.

#ifdef PAWL_WITH_SQLITE

#include "proof/sqlite/sqlite_proof.hpp"
#include "prove.hpp"

namespace {

using pawl::compatibility;
using pawl::test::files;
using pawl::test::proof_folder;

constexpr const char* base =
    "CREATE TABLE folders (id integer PRIMARY KEY, name text NOT NULL);\n"
    "CREATE TABLE notes (id integer PRIMARY KEY, title text NOT NULL, body text, folder integer REFERENCES folders "
    "(id) "
    "ON DELETE CASCADE);\n"
    "CREATE VIEW titles AS SELECT title FROM notes;\n"
    "CREATE INDEX by_title ON notes (title);\n";

constexpr const char* steps[] = {
    "CREATE TABLE tags (name text);",
    "CREATE TABLE IF NOT EXISTS tags (name text); DELETE FROM tags;",
    "CREATE TABLE IF NOT EXISTS notes (id integer);",
    "CREATE TABLE IF NOT EXISTS notes (id integer); DELETE FROM notes;",
    "CREATE TABLE pins (note integer REFERENCES notes (id));",
    "CREATE TABLE pins (note integer REFERENCES notes (id) ON DELETE CASCADE);",
    "CREATE TABLE pins (note integer REFERENCES notes (id) ON DELETE SET NULL);",
    "CREATE TABLE pins (note integer NOT NULL REFERENCES notes (id) ON DELETE SET NULL);",
    "CREATE TABLE pins (note integer DEFAULT 1 REFERENCES notes (id) ON DELETE SET DEFAULT);",
    "CREATE TABLE stars (id integer PRIMARY KEY, note integer REFERENCES notes (id) ON DELETE CASCADE); CREATE TABLE "
    "ratings (star integer REFERENCES stars (id));",
    "ALTER TABLE notes ADD COLUMN size integer; UPDATE notes SET size = 1;",
    "ALTER TABLE notes ADD COLUMN size integer NOT NULL DEFAULT 1;",
    "ALTER TABLE notes ADD COLUMN size integer CHECK (size > 0);",
    "ALTER TABLE notes ADD COLUMN other integer REFERENCES folders (id);",
    "ALTER TABLE notes RENAME COLUMN body TO text;",
    "ALTER TABLE notes DROP COLUMN body;",
    "ALTER TABLE notes DROP COLUMN body; ALTER TABLE notes ADD COLUMN body text;",
    "ALTER TABLE folders RENAME TO boxes;",
    "CREATE TABLE tag (x text); ALTER TABLE tag RENAME TO tags;",
    "CREATE TABLE tag (x text); DROP TABLE tag;",
    "DROP TABLE IF EXISTS tags;",
    "DROP VIEW titles;",
    "DROP VIEW titles; CREATE VIEW titles AS SELECT title FROM notes;",
    "DROP VIEW titles; CREATE VIEW titles AS SELECT body AS title FROM notes;",
    "DROP INDEX by_title;",
    "DROP INDEX by_title; CREATE INDEX by_title ON notes (title);",
    "CREATE INDEX IF NOT EXISTS by_body ON notes (body DESC);",
    "CREATE UNIQUE INDEX IF NOT EXISTS by_title ON notes (title);",
    "CREATE UNIQUE INDEX by_body ON notes (body);",
    "CREATE INDEX by_size ON notes (length(body));",
    "CREATE INDEX parts ON notes (title) WHERE body IS NOT NULL;",
    "INSERT INTO folders (id, name) VALUES (9, 'later');",
    "INSERT INTO folders (id, name) VALUES (9, 'later') ON CONFLICT (id) DO UPDATE SET name = 'x';",
    "UPDATE notes SET title = 'x';",
    "DELETE FROM notes;",
};

compatibility on_sqlite(const char* step) {
  pawl::generator::folder folder{.directory = "m"};
  for (const auto& [name, text] : files{{"1_base.sql", base}, {"2_step.sql", step}})
    folder.files.push_back({.name = name, .path = "m/" + name, .bytes = text});
  pawl::generator::diagnostics found;
  constexpr std::array dialects{pawl::dialect::sqlite};
  auto set = parse(std::move(folder), dialects, found);
  prove_sqlite(set.dialects.at(0), 2, {}, found);
  EXPECT_FALSE(found.has_errors()) << step << print(found);
  return set.dialects.at(0).migrations.at(1).compatible;
}

/// One set for all, as `postgresql_schemas` has it.
TEST(compatibility, IsTheSameOnBothEngines) {
  constexpr const char* path = "SET LOCAL search_path = app;\n";
  files set;
  const auto file = [](std::size_t number) { return std::to_string(1000 + number) + "_a.sql"; };
  for (std::size_t i = 0; i < std::size(steps); ++i) {
    set[file(3 * i)] = std::string{"CREATE SCHEMA app;\n"} + path + base;
    set[file(3 * i + 1)] = std::string{path} + steps[i];
    set[file(3 * i + 2)] = "DROP SCHEMA app CASCADE;";
  }
  const proof_folder folder;
  const auto result = pawl::test::prove(set, folder);
  ASSERT_EQ(result.found, "");
  for (std::size_t i = 0; i < std::size(steps); ++i) {
    const auto& judged = result.set.dialects.at(0).migrations.at(3 * i + 1);
    EXPECT_EQ(judged.compatible, on_sqlite(steps[i])) << steps[i] << '\n' << judged.because;
  }
}

}  // namespace

#endif
