ALTER TABLE notes ADD COLUMN body text;
UPDATE notes SET body = title;

CREATE INDEX CONCURRENTLY notes_title ON notes (title);

VACUUM ANALYZE notes;
ALTER TABLE notes ALTER COLUMN body SET NOT NULL;

-- migrate:down
DROP INDEX CONCURRENTLY notes_title;
ALTER TABLE notes DROP COLUMN body;
