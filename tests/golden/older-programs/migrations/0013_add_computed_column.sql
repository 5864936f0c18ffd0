ALTER TABLE notes ADD COLUMN shout TEXT AS (upper(title));
