CREATE TABLE books (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  author_id integer NOT NULL REFERENCES authors (id),
  title     text NOT NULL CHECK (title <> ''),
  pages     integer
);

-- migrate:down
DROP TABLE books;
