CREATE TABLE notes (id INTEGER);
-- café
