CREATE TABLE comments (
  id      INTEGER NOT NULL PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  body    TEXT NOT NULL
);
CREATE INDEX comments_post_id ON comments (post_id);
