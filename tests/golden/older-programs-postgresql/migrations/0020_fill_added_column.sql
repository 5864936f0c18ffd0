ALTER TABLE notes ADD COLUMN size int;
UPDATE notes SET size = length(body);
