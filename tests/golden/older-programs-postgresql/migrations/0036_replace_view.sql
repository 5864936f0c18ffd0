CREATE OR REPLACE VIEW titles AS SELECT upper(title) AS title FROM notes;
