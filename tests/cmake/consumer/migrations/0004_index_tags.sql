CREATE INDEX tags_by_note ON tags (note_id);

-- migrate:down
DROP INDEX tags_by_note;
