-- +goose Up
CREATE TABLE readings (
  sensor_id integer NOT NULL REFERENCES sensors (id),
  at        timestamptz NOT NULL,
  value     double precision NOT NULL,
  PRIMARY KEY (sensor_id, at)
);

-- +goose Down
DROP TABLE readings;
