CREATE TABLE notes (
  title TEXT NOT NULL,
  body  TEXT NOT NULL DEFAULT ''
);

-- migrate:down
DROP TABLE notes;
