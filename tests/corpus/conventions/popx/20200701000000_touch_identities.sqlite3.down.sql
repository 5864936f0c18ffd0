DROP TRIGGER identities_touch;
ALTER TABLE identities DROP COLUMN updated_at;
