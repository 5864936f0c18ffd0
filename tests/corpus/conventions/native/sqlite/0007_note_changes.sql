CREATE TABLE changes (book_id INTEGER NOT NULL, what TEXT NOT NULL);
CREATE TRIGGER books_change AFTER UPDATE OF title ON books
BEGIN
  INSERT INTO changes (book_id, what) VALUES (old.id, old.title || ' -> ' || new.title);
END;

-- migrate:down
DROP TRIGGER books_change;
DROP TABLE changes;
