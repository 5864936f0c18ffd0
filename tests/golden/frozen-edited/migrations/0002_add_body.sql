ALTER TABLE notes ADD COLUMN body TEXT;

-- migrate:down
ALTER TABLE notes DROP COLUMN body;
