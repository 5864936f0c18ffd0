-- +goose Up
CREATE TABLE alarms (sensor_id integer NOT NULL, value double precision NOT NULL);

-- +goose StatementBegin
CREATE FUNCTION raise_alarm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.value > 100 THEN
    INSERT INTO alarms VALUES (new.sensor_id, new.value);
  END IF;
  RETURN new;
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER readings_alarm AFTER INSERT ON readings FOR EACH ROW EXECUTE FUNCTION raise_alarm();

-- +goose Down
DROP TRIGGER readings_alarm ON readings;
DROP FUNCTION raise_alarm();
DROP TABLE alarms;
