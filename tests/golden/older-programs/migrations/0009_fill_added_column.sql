ALTER TABLE notes ADD COLUMN length INTEGER;
UPDATE notes SET length = length(body);
