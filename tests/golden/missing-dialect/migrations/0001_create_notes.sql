CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL
);

-- migrate:down
DROP TABLE notes;
