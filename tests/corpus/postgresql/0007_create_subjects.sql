CREATE EXTENSION IF NOT EXISTS ltree WITH SCHEMA ext;

CREATE TABLE catalogue.subject (
  path ext.ltree PRIMARY KEY,
  name text NOT NULL
);

CREATE INDEX subject_by_path ON catalogue.subject USING gist (path ext.gist_ltree_ops);

-- migrate:down
DROP TABLE catalogue.subject;
DROP EXTENSION ltree;
