-- +goose Up
INSERT INTO sensors (id, name) VALUES (1, 'roof'), (2, 'cellar; the old one');
