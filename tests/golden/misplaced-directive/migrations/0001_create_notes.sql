CREATE TABLE notes (id INTEGER PRIMARY KEY);

-- migrate:down
-- pawl:breaking
DROP TABLE notes;
