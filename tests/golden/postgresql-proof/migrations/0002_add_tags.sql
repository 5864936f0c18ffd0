-- Größere Tabellen bekommen Schlagwörter.
CREATE TABLE tags (name text PRIMARY KEY);
INSERT INTO tags SELECT 'ä' || titel FROM notes;
