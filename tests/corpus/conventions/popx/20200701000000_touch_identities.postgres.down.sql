DROP TRIGGER identities_touch ON identities;
DROP FUNCTION touch();
ALTER TABLE identities DROP COLUMN updated_at;
