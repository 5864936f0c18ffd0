-- +goose Up
CREATE VIEW highest AS
  SELECT sensor_id, max(value) AS value
  FROM readings
  GROUP BY sensor_id;

-- +goose Down
DROP VIEW highest;
