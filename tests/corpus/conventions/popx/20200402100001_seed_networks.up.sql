INSERT INTO networks (id, name) VALUES ('00000000-0000-0000-0000-000000000001', 'default; the first');
