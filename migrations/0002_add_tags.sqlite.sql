-- A tag is one row however many notes carry it, and its case does not matter: Work and work are the same tag.
CREATE TABLE tags (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE note_tags (
  note_id INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  PRIMARY KEY (note_id, tag_id)
) STRICT, WITHOUT ROWID;

-- The primary key finds the tags of a note; this finds the notes of a tag.
CREATE INDEX note_tags_by_tag ON note_tags (tag_id);

-- migrate:down
DROP TABLE note_tags;
DROP TABLE tags;
