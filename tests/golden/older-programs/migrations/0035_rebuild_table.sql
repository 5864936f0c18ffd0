CREATE TABLE new_folders (id INTEGER PRIMARY KEY, name TEXT NOT NULL, colour TEXT);
INSERT INTO new_folders SELECT id, name, NULL FROM folders;
DROP TABLE folders;
ALTER TABLE new_folders RENAME TO folders;
