CREATE TABLE tags (name text PRIMARY KEY, made timestamptz DEFAULT now());
