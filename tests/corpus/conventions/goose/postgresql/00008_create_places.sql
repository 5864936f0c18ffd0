-- +goose Up
-- +goose StatementBegin
CREATE TABLE places (id INTEGER PRIMARY KEY, label TEXT NOT NULL);
INSERT INTO places VALUES (1, 'home'), (2, 'work');
-- +goose StatementEnd

-- +goose Down
DROP TABLE places;
