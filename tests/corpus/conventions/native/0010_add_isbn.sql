ALTER TABLE books ADD COLUMN isbn TEXT;
CREATE UNIQUE INDEX books_by_isbn ON books (isbn);

-- migrate:down
DROP INDEX books_by_isbn;
ALTER TABLE books DROP COLUMN isbn;
