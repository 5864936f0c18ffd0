CREATE TRIGGER titles_insert INSTEAD OF INSERT ON titles BEGIN INSERT INTO notes (title) VALUES (new.title); END;
