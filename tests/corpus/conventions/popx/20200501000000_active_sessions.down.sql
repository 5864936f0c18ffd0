ALTER TABLE sessions DROP COLUMN active;
