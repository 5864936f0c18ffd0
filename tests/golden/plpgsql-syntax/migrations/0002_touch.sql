ALTER TABLE notes ADD COLUMN updated_at timestamptz;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.title IS DISTINCT FROM OLD.title TEHN
    NEW.updated_at := now();
  END IF;
  RETURN NEW;
END $$;
