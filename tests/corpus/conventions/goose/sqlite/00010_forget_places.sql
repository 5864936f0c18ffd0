-- +goose Up
-- The price of ${this} is known: without ENVSUB it is a text like any other.
UPDATE places SET label = 'formerly ${label}' WHERE id = 2;

-- +goose Down
UPDATE places SET label = 'work' WHERE id = 2;
