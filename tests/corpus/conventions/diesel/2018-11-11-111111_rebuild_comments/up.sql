PRAGMA foreign_keys = OFF;
CREATE TABLE comments_new (
  id      INTEGER NOT NULL PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  user_id INTEGER REFERENCES users (id),
  body    TEXT NOT NULL CHECK (length(body) < 10000)
);
INSERT INTO comments_new (id, post_id, body) SELECT id, post_id, body FROM comments;
DROP TABLE comments;
ALTER TABLE comments_new RENAME TO comments;
CREATE INDEX comments_post_id ON comments (post_id);
PRAGMA foreign_keys = ON;
