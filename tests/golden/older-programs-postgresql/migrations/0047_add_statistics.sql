CREATE STATISTICS notes_statistics ON title, body FROM notes;
ALTER TABLE notes ALTER COLUMN title SET STATISTICS 500;
ALTER TABLE notes SET (fillfactor = 80);
