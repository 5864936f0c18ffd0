CREATE TABLE state_changes (parcel_id bigint, was state, is_now state);
CREATE FUNCTION note_state() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF old.state IS DISTINCT FROM new.state THEN
    INSERT INTO state_changes VALUES (new.id, old.state, new.state);
  END IF;
  RETURN NULL;
END;
$body$;
CREATE TRIGGER parcels_state AFTER UPDATE ON parcels FOR EACH ROW EXECUTE FUNCTION note_state();
