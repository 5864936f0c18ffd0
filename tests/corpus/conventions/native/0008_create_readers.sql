CREATE TABLE readers (
  id    INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE
);
CREATE TABLE loans (
  reader_id INTEGER NOT NULL REFERENCES readers (id),
  book_id   INTEGER NOT NULL,
  since     TEXT NOT NULL,
  PRIMARY KEY (reader_id, book_id)
);

-- migrate:down
DROP TABLE loans;
DROP TABLE readers;
