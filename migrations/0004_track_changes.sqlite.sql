ALTER TABLE notes ADD COLUMN updated_at TEXT;

UPDATE notes SET updated_at = created_at;

CREATE INDEX notes_by_change ON notes (updated_at DESC);

CREATE TRIGGER notes_created AFTER INSERT ON notes WHEN new.updated_at IS NULL
BEGIN
  UPDATE notes SET updated_at = new.created_at WHERE id = new.id;
END;

CREATE TRIGGER notes_changed AFTER UPDATE OF title, body ON notes
BEGIN
  UPDATE notes SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = new.id;
END;

-- migrate:down
DROP TRIGGER notes_changed;
DROP TRIGGER notes_created;
DROP INDEX notes_by_change;
ALTER TABLE notes DROP COLUMN updated_at;
