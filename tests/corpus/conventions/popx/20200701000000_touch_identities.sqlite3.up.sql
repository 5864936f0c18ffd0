ALTER TABLE identities ADD COLUMN updated_at DATETIME;
CREATE TRIGGER identities_touch AFTER UPDATE OF traits ON identities
BEGIN
  UPDATE identities SET updated_at = datetime('now') WHERE id = new.id;
END;
