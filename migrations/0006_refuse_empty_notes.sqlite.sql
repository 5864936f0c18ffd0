-- SQLite cannot add a CHECK to a table that exists, so the table is rebuilt as its manual advises:
-- make the new one, copy, drop the old one, rename. note_tags refers to notes with ON DELETE CASCADE; the rows
-- there stay because foreign keys are not enforced while migrations run and are checked before the commit.
CREATE TABLE new_notes (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL CHECK (trim(body) <> ''),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  updated_at TEXT
) STRICT;

INSERT INTO new_notes (id, title, body, created_at, updated_at)
SELECT id, title, iif(trim(body) = '', '(empty)', body), created_at, updated_at FROM notes;

-- This drops the table's index and triggers too.
DROP TABLE notes;
ALTER TABLE new_notes RENAME TO notes;

CREATE INDEX notes_by_change ON notes (updated_at DESC);

CREATE TRIGGER notes_created AFTER INSERT ON notes WHEN new.updated_at IS NULL
BEGIN
  UPDATE notes SET updated_at = new.created_at WHERE id = new.id;
END;

CREATE TRIGGER notes_changed AFTER UPDATE OF title, body ON notes
BEGIN
  UPDATE notes SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = new.id;
END;

CREATE TRIGGER notes_search_insert AFTER INSERT ON notes
BEGIN
  INSERT INTO notes_search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER notes_search_delete AFTER DELETE ON notes
BEGIN
  INSERT INTO notes_search (notes_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;

CREATE TRIGGER notes_search_update AFTER UPDATE OF title, body ON notes
BEGIN
  INSERT INTO notes_search (notes_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
  INSERT INTO notes_search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

-- Some bodies may have changed while no trigger was there.
INSERT INTO notes_search (notes_search) VALUES ('rebuild');

-- migrate:down
-- The table under its own name again, with the columns in the order in which they were added.
CREATE TABLE kept_notes AS SELECT id, body, created_at, title, updated_at FROM notes;
DROP TABLE notes;

CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
, title TEXT NOT NULL DEFAULT '', updated_at TEXT) STRICT;

INSERT INTO notes (id, body, created_at, title, updated_at)
SELECT id, body, created_at, title, updated_at FROM kept_notes;
DROP TABLE kept_notes;

CREATE INDEX notes_by_change ON notes (updated_at DESC);

CREATE TRIGGER notes_created AFTER INSERT ON notes WHEN new.updated_at IS NULL
BEGIN
  UPDATE notes SET updated_at = new.created_at WHERE id = new.id;
END;

CREATE TRIGGER notes_changed AFTER UPDATE OF title, body ON notes
BEGIN
  UPDATE notes SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = new.id;
END;

CREATE TRIGGER notes_search_insert AFTER INSERT ON notes
BEGIN
  INSERT INTO notes_search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER notes_search_delete AFTER DELETE ON notes
BEGIN
  INSERT INTO notes_search (notes_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;

CREATE TRIGGER notes_search_update AFTER UPDATE OF title, body ON notes
BEGIN
  INSERT INTO notes_search (notes_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
  INSERT INTO notes_search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
