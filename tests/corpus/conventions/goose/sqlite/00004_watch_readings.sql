-- +goose Up
CREATE TABLE alarms (sensor_id INTEGER NOT NULL, value REAL NOT NULL);

-- +goose StatementBegin
CREATE TRIGGER readings_alarm AFTER INSERT ON readings WHEN new.value > 100
BEGIN
  INSERT INTO alarms VALUES (new.sensor_id, new.value);
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER readings_alarm;
DROP TABLE alarms;
