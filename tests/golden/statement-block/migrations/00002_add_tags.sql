-- +goose Up
-- +goose StatementBegin
CREATE TABLE tags (name TEXT PRIMARY KEY);

-- +goose Down
DROP TABLE tags;
