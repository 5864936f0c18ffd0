CREATE TABLE changes (book_id bigint NOT NULL, what text NOT NULL);
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO changes (book_id, what) VALUES (old.id, old.title || ' -> ' || new.title);
  RETURN new;
END
$$;
CREATE TRIGGER books_change AFTER UPDATE OF title ON books
  FOR EACH ROW EXECUTE FUNCTION note_change();

-- migrate:down
DROP TRIGGER books_change ON books;
DROP FUNCTION note_change();
DROP TABLE changes;
