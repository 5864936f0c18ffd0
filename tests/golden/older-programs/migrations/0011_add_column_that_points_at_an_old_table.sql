ALTER TABLE notes ADD COLUMN second_folder INTEGER REFERENCES folders (id);
