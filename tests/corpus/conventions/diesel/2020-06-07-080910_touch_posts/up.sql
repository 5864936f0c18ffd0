ALTER TABLE posts ADD COLUMN updated_at TEXT;
CREATE TRIGGER posts_touch AFTER UPDATE OF title, body ON posts
BEGIN
  UPDATE posts SET updated_at = datetime('now') WHERE id = new.id;
END;
