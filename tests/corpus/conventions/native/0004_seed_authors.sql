-- The text of a marker in a string is no marker.
INSERT INTO authors (id, name) VALUES
  (1, 'Ada'),
  (2, 'Brahms; the other one'),
  (3, 'a
-- migrate:down
b');

-- migrate:down
DELETE FROM authors WHERE id IN (1, 2, 3);
