CREATE TABLE books (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id INTEGER NOT NULL REFERENCES authors (id),
  title     TEXT NOT NULL CHECK (title <> ''),
  pages     INTEGER
);

-- migrate:down
DROP TABLE books;
