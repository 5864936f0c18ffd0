DROP VIEW titles;
CREATE VIEW titles
  AS SELECT Title FROM notes;
