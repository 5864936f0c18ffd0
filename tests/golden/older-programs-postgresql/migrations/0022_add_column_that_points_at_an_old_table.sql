ALTER TABLE notes ADD COLUMN second_folder int REFERENCES folders;
