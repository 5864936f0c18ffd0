ALTER TABLE notes ADD COLUMN pinned boolean NOT NULL DEFAULT false;

-- Few notes are pinned: the index holds only those.
CREATE INDEX notes_pinned ON notes (id) WHERE pinned;

-- Notes that somebody tagged "pinned" for want of better are what the column is for.
UPDATE notes SET pinned = true
WHERE id IN (SELECT note_id FROM note_tags JOIN tags ON tags.id = tag_id WHERE lower(tags.name) = 'pinned');

-- migrate:down
DROP INDEX notes_pinned;
ALTER TABLE notes DROP COLUMN pinned;
