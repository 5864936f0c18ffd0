ALTER TABLE notes ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

UPDATE notes SET updated_at = created_at;

CREATE INDEX notes_by_change ON notes (updated_at DESC);

CREATE FUNCTION note_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.updated_at := now();
  RETURN new;
END;
$$;

CREATE TRIGGER notes_changed BEFORE UPDATE OF title, body ON notes
FOR EACH ROW EXECUTE FUNCTION note_changed();

-- migrate:down
DROP TRIGGER notes_changed ON notes;
DROP FUNCTION note_changed();
DROP INDEX notes_by_change;
ALTER TABLE notes DROP COLUMN updated_at;
