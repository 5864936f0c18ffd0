ALTER TABLE notes ADD COLUMN number bigserial;
