CREATE VIEW titles AS
  SELECT books.id, authors.name AS author, books.title
  FROM books JOIN authors ON authors.id = books.author_id;

-- migrate:down
DROP VIEW titles;
