INSERT INTO folders (name) VALUES ('inbox');
