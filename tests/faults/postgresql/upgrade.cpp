#include "faults/postgresql/upgrade.hpp"

namespace pawl::faults {

const char* const postgresql_rows = "INSERT INTO notes SELECT i, 'body ' || i, now() FROM generate_series(1, 200) AS i";

const char* const postgresql_undo =
    "DROP VIEW IF EXISTS longest; DROP TABLE IF EXISTS note_tags, tags, notes; DROP FUNCTION IF EXISTS keep_length();"
    "DROP TYPE IF EXISTS mood; DELETE FROM public.pawl_history WHERE ordinal > 1;";

// clang-format off
const std::vector<test::migration_text>& postgresql_migrations() {
  static const std::vector<test::migration_text> steps = {
    {"0001", "create", R"(
CREATE TABLE notes (id integer PRIMARY KEY, body text NOT NULL, created timestamptz NOT NULL DEFAULT now());
CREATE TYPE mood AS ENUM ('good');
)"},
    {"0002", "tags", R"(
CREATE TABLE tags (id integer PRIMARY KEY, name text NOT NULL UNIQUE, mood mood NOT NULL DEFAULT 'good');
INSERT INTO tags VALUES (1, 'work'), (2, 'home');
CREATE TABLE note_tags (note integer REFERENCES notes ON DELETE CASCADE, tag integer REFERENCES tags, PRIMARY KEY (note, tag));
INSERT INTO note_tags SELECT id, 1 + id % 2 FROM notes WHERE id < 50;
)"},
    {"0003", "length", R"(
ALTER TABLE notes ADD COLUMN length integer;
UPDATE notes SET length = pg_catalog.length(body);
ALTER TABLE notes ALTER COLUMN length SET NOT NULL;
)"},
    {"0004", "bad_mood", "ALTER TYPE mood ADD VALUE 'bad';\n"},
    {"0005", "index", "CREATE INDEX CONCURRENTLY notes_by_length ON notes (length);\n", "",
     {{resumption::create_index, "notes", "notes_by_length"}}},
    {"0006", "bad_tags", "INSERT INTO tags VALUES (3, 'taxes', 'bad');\n"},
    {"0007", "keep_length", R"(
CREATE FUNCTION keep_length() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  NEW.length := pg_catalog.length(NEW.body);  -- a ';' in a comment
  RETURN NEW;
END
$body$;
CREATE TRIGGER keep_length BEFORE INSERT OR UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION keep_length();
)"},
    {"0008", "longest", "CREATE VIEW longest AS SELECT id, length FROM notes ORDER BY length DESC LIMIT 3;\n"},
    {"0009", "thin_out", R"(
DELETE FROM notes WHERE id % 10 = 0;
INSERT INTO notes (id, body) VALUES (1000, 'Welcome');
ALTER TABLE notes DROP COLUMN created;
)"},
  };
  return steps;
}
// clang-format on

test::test_set postgresql_set(std::size_t count) {
  const auto begin = postgresql_migrations().begin();
  return test::test_set{{begin, begin + static_cast<std::ptrdiff_t>(count)}, {.dialect = dialect::postgresql}};
}

test::test_set postgresql_set() { return postgresql_set(postgresql_migrations().size()); }

test::test_set transactional_set() {
  std::vector<test::migration_text> steps = postgresql_migrations();
  std::erase_if(steps, [](const test::migration_text& step) { return step.standalone.has_value(); });
  return test::test_set{steps, {.dialect = dialect::postgresql}};
}

}  // namespace pawl::faults
