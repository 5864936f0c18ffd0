\set ON_ERROR_STOP on
\i types.sql
CREATE TABLE notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL
);
\copy notes FROM 'notes.csv' CSV
