ALTER TABLE notes ADD COLUMN colour text COLLATE "C";
