ALTER TABLE notes ADD COLUMN colour TEXT;

CREATE INDEX notes_by_colour ON notes (colour);

-- migrate:down
DROP INDEX notes_by_colour;
ALTER TABLE notes DROP COLUMN colour;
