INSERT INTO folders (id, name) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET name = 'b';
