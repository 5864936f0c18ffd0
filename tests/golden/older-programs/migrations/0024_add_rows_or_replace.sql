INSERT OR REPLACE INTO folders (id, name) VALUES (1, 'inbox');
