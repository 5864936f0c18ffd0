ALTER TABLE notes ADD COLUMN stars int CHECK (stars < 6);
