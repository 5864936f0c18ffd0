ALTER TABLE notes ADD COLUMN body TEXT;

-- migrate:down
ALTER TABLE notes DROP COLUMN body;
CREATE INDEX notes_by_title ON notes (title); DROP INDEX notes_by_title;
