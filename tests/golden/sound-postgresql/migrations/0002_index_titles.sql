CREATE INDEX CONCURRENTLY notes_title ON notes (title);

-- migrate:down
DROP INDEX CONCURRENTLY notes_title;
