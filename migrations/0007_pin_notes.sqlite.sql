ALTER TABLE notes ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));

-- Few notes are pinned: the index holds only those.
CREATE INDEX notes_pinned ON notes (id) WHERE pinned = 1;

-- Notes that somebody tagged "pinned" for want of better are what the column is for.
UPDATE notes SET pinned = 1
WHERE id IN (SELECT note_id FROM note_tags JOIN tags ON tags.id = tag_id WHERE tags.name = 'pinned');

-- migrate:down
DROP INDEX notes_pinned;
ALTER TABLE notes DROP COLUMN pinned;
