ALTER TABLE notes ADD COLUMN body text;
CREATE INDEX CONCURRENTLY notes_title ON notes (title);
CREATE INDEX CONCURRENTLY notes_body ON notes (body);
