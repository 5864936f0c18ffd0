ALTER TABLE notes ADD COLUMN title text NOT NULL DEFAULT '';

-- The title of a note that is already there is its first line.
UPDATE notes SET title = btrim(split_part(body, E'\n', 1));

-- migrate:down
ALTER TABLE notes DROP COLUMN title;
