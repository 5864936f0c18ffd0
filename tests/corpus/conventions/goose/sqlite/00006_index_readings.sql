-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX readings_value ON readings (value);

-- +goose Down
DROP INDEX readings_value;
