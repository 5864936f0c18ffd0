SELECT setval('numbers', (SELECT max(id) FROM notes));
