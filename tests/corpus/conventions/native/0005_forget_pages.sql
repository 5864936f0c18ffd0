-- What is dropped here cannot come back: there is no down.
ALTER TABLE books DROP COLUMN pages;
