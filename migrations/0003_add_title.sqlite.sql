ALTER TABLE notes ADD COLUMN title TEXT NOT NULL DEFAULT '';

-- The title of a note that is already there is its first line.
UPDATE notes SET title = trim(substr(body, 1, instr(body || char(10), char(10)) - 1));

-- migrate:down
ALTER TABLE notes DROP COLUMN title;
