DROP VIEW titles;
CREATE VIEW titles AS SELECT title || body AS title FROM notes;
