CREATE TABLE tags (name TEXT PRIMARY KEY, note_id INTEGER NOT NULL REFERENCES notes (id));

-- migrate:down
DROP TABLE tags;
