CREATE TABLE folders (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE notes (
  id     INTEGER PRIMARY KEY,
  title  TEXT NOT NULL,
  body   TEXT CHECK (body <> 'x, y'),
  folder INTEGER REFERENCES folders (id)
);
CREATE INDEX notes_by_title ON notes (title);
CREATE VIEW titles AS SELECT title FROM notes;
CREATE TABLE spare_one (a, b, CHECK (a <> b));
CREATE TABLE spare_two (a, b UNIQUE);
CREATE TABLE spare_three (a, b);
CREATE TABLE spare_four (a, b);
CREATE TRIGGER spare_insert AFTER INSERT ON spare_four BEGIN DELETE FROM spare_three; END;
