-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY readings_value ON readings (value);

-- +goose Down
DROP INDEX CONCURRENTLY readings_value;
