CREATE TABLE notes (id INTEGER PRIMARY KEY);
CREATE TABLE tags (name TEXT);
CREATE INDEX tags_by_name ON tags (name);

-- migrate:down
DROP TABLE notes;
