-- The index holds no text of its own: it reads the notes table, and the triggers keep it in step.
-- A row leaves the index with the very text it was indexed with, so each trigger passes the old values.
CREATE VIRTUAL TABLE notes_search USING fts5 (
  title,
  body,
  content = 'notes',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO notes_search (notes_search) VALUES ('rebuild');

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

-- migrate:down
DROP TRIGGER notes_search_update;
DROP TRIGGER notes_search_delete;
DROP TRIGGER notes_search_insert;
DROP TABLE notes_search;
