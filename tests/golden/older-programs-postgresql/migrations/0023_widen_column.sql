ALTER TABLE notes ALTER COLUMN amount TYPE bigint;
