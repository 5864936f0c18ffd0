-- +goose Up
-- +goose StatementBegin
ALTER TABLE sensors ADD COLUMN place_id INTEGER REFERENCES places (id)
-- +goose StatementEnd

-- +goose Down
ALTER TABLE sensors DROP COLUMN place_id;
