-- migrate:up
CREATE TABLE orders (
  id      integer PRIMARY KEY,
  item_id integer NOT NULL REFERENCES items (id) ON DELETE RESTRICT,
  amount  integer NOT NULL CHECK (amount > 0)
);

-- migrate:down
DROP TABLE orders;
