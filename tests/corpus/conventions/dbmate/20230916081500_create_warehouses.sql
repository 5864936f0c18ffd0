-- Where things are.
-- migrate:up
CREATE TABLE warehouses (
  id   integer PRIMARY KEY,
  city text NOT NULL
);
INSERT INTO warehouses (city) VALUES ('Bremen'), ('Gdansk');

-- migrate:down
DROP TABLE warehouses;
