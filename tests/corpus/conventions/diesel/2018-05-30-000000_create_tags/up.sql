CREATE TABLE tags (
  post_id INTEGER NOT NULL REFERENCES posts (id),
  tag     VARCHAR NOT NULL,
  PRIMARY KEY (post_id, tag)
) WITHOUT ROWID;
