UPDATE notes SET body = '(empty)' WHERE btrim(body) = '';

ALTER TABLE notes ADD CONSTRAINT notes_are_not_empty CHECK (btrim(body) <> '');

-- migrate:down
ALTER TABLE notes DROP CONSTRAINT notes_are_not_empty;
