CREATE TABLE notes (id INTEGER PRIMARY KEY);
CREATE INDEX tags_by_name ON tags (name);
