DROP VIEW IF EXISTS titles;
CREATE VIEW titles AS SELECT title, id FROM notes;
