CREATE TABLE folders (id serial PRIMARY KEY, name text NOT NULL);
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE notes (
  id     int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title  text NOT NULL,
  body   text,
  mood   mood,
  amount int,
  folder int REFERENCES folders (id)
);
CREATE INDEX notes_by_title ON notes (title);
CREATE VIEW titles AS SELECT title FROM notes;
CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql AS 'SELECT upper(t)';
CREATE TABLE spare (a int, b int);
CREATE TABLE log (x int) PARTITION BY LIST (x);
CREATE ROLE pawl_reader;
