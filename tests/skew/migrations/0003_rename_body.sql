ALTER TABLE notes RENAME COLUMN body TO content;

-- migrate:down
ALTER TABLE notes RENAME COLUMN content TO body;
