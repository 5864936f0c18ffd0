CREATE TABLE notes (id bigint PRIMARY KEY, title text NOT NULL);

-- migrate:down
DROP TABLE notes;
