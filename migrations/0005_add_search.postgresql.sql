-- PostgreSQL keeps the column in step by itself. The words are taken as they are: notes come in any language.
ALTER TABLE notes ADD COLUMN words tsvector
GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || body)) STORED;

CREATE INDEX notes_search ON notes USING gin (words);

-- migrate:down
DROP INDEX notes_search;
ALTER TABLE notes DROP COLUMN words;
