-- +goose Up
CREATE TABLE readings (
  sensor_id INTEGER NOT NULL REFERENCES sensors (id),
  at        TEXT NOT NULL,
  value     REAL NOT NULL,
  PRIMARY KEY (sensor_id, at)
) WITHOUT ROWID;

-- +goose Down
DROP TABLE readings;
