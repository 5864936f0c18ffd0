-- The schema that the migrations make. Written by `pawl schema`, compared by the build; edits are lost.
-- SQLite

CREATE TABLE notes (
  id   INTEGER PRIMARY KEY,
  body TEXT
);