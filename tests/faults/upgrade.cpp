#include "faults/upgrade.hpp"

namespace pawl::faults {
namespace {

// clang-format off
const std::vector<test::migration_text>& notes_migrations() {
  static const std::vector<test::migration_text> steps = {
    {"0001", "create_folders", R"(
CREATE TABLE folders (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  parent INTEGER REFERENCES folders (id) ON DELETE SET NULL
);
)"},
    {"0002", "create_notes", R"(
CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES folders (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  body TEXT NOT NULL
);
)"},
    {"0003", "index_notes", "CREATE INDEX notes_by_folder ON notes (folder, title);\n"},
    {"0004", "create_tags", R"(
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, colour TEXT);
CREATE TABLE note_tags (
  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
  tag INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  PRIMARY KEY (note, tag)
) WITHOUT ROWID;
)"},
    {"0005", "tag_notes", R"(
INSERT INTO tags (name) VALUES ('old'), ('new');
INSERT INTO note_tags SELECT notes.id, tags.id FROM notes JOIN tags ON tags.id = 1 + notes.id % 2;
)"},
    {"0006", "date_notes", R"(
ALTER TABLE notes ADD COLUMN created TEXT NOT NULL DEFAULT '';
UPDATE notes SET created = date('2020-01-01', '+' || id || ' days');
)"},
    {"0007", "create_search", R"(
CREATE VIRTUAL TABLE search USING fts5 (title, body);
INSERT INTO search (rowid, title, body) SELECT id, title, body FROM notes;
)"},
    {"0008", "keep_search", R"(
CREATE TRIGGER note_added AFTER INSERT ON notes BEGIN
  INSERT INTO search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
)"},
    {"0009", "rebuild_folders", R"(
CREATE TABLE folders_new (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  parent INTEGER REFERENCES folders (id) ON DELETE SET NULL,
  position INTEGER NOT NULL DEFAULT 0
);
INSERT INTO folders_new (id, name, parent) SELECT id, name, parent FROM folders;
DROP TABLE folders;
ALTER TABLE folders_new RENAME TO folders;
)"},
    {"0010", "view_notes", R"(
CREATE VIEW note_paths AS
  SELECT notes.id, folders.name || '/' || notes.title AS path FROM notes JOIN folders ON folders.id = notes.folder;
)"},
    {"0011", "rename_body", "ALTER TABLE notes RENAME COLUMN body TO content;\n"},
    {"0012", "drop_colour", "ALTER TABLE tags DROP COLUMN colour;\n"},
    {"0013", "order_folders", R"(
UPDATE folders SET position = (SELECT count(*) FROM folders AS before WHERE before.name < folders.name);
CREATE UNIQUE INDEX folders_by_position ON folders (position);
)"},
    {"0014", "add_welcome", R"(
INSERT INTO folders (id, name, position) VALUES (1000, 'welcome', 1000);
INSERT INTO notes (id, folder, title, content) VALUES (1000, 1000, 'Welcome', 'Look around');
DELETE FROM note_tags WHERE tag = 1 AND note < 10;
)"},
  };
  return steps;
}

const char* const notes_rows = R"(
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8)
  INSERT INTO folders SELECT i, 'folder ' || i, nullif(i / 2, 0) FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
  INSERT INTO notes SELECT i, 1 + i % 8, 'title ' || i, 'body number ' || i || ' of a note about word' || (i * 7 % 31) FROM n;
)";

const std::vector<test::migration_text>& spilling_migrations() {
  static const std::vector<test::migration_text> steps = {
    {"1", "create", "CREATE TABLE big (id INTEGER PRIMARY KEY, data TEXT NOT NULL);\n"},
    {"2", "mark", "ALTER TABLE big ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;\nUPDATE big SET mark = id % 7;\n"},
    {"3", "index", "CREATE INDEX big_by_data ON big (data);\n"},
    {"4", "rebuild", R"(
CREATE TABLE big_new (id INTEGER PRIMARY KEY, mark INTEGER NOT NULL, data TEXT NOT NULL UNIQUE);
INSERT INTO big_new SELECT id, mark, data || 'x' FROM big;
DROP TABLE big;
ALTER TABLE big_new RENAME TO big;
)"},
    {"5", "thin_out", "DELETE FROM big WHERE mark = 3;\nCREATE TABLE small (id INTEGER PRIMARY KEY);\n"},
  };
  return steps;
}

const char* const spilling_rows = R"(
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
  INSERT INTO big SELECT i, printf('%04d', i) || replace(hex(zeroblob(250)), '00', 'ab') FROM n;
)";
// clang-format on

}  // namespace

test::test_set set_of(const upgrade& upgrade, std::size_t count) {
  const auto begin = upgrade.migrations.begin();
  return test::test_set{{begin, begin + static_cast<std::ptrdiff_t>(count)}};
}

test::test_set set_of(const upgrade& upgrade) { return set_of(upgrade, upgrade.migrations.size()); }

const upgrade& notes_upgrade() {
  static const upgrade result{"upgrade", notes_migrations(), 2, notes_rows};
  return result;
}

const upgrade& fresh_install() {
  static const upgrade result{"fresh", notes_migrations(), 0};
  return result;
}

const upgrade& spilling_upgrade() {
  static const upgrade result{"spilling", spilling_migrations(), 1, spilling_rows,
                              "PRAGMA foreign_keys = ON; PRAGMA cache_size = 6;"};
  return result;
}

}  // namespace pawl::faults
