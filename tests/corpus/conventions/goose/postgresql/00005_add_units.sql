-- +goose Up
ALTER TABLE sensors ADD COLUMN unit TEXT NOT NULL DEFAULT 'C';

-- +goose Down
ALTER TABLE sensors DROP COLUMN unit;
