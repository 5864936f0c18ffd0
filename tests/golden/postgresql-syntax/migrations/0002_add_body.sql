COMMENT ON TABLE notes IS 'größere Notizen'; ALTER TABEL notes ADD COLUMN body text;

-- migrate:down
ALTER TABLE notes DROP COLUMN body,;
