-- migrate:up
CREATE TABLE items (
  id       integer PRIMARY KEY,
  sku      text NOT NULL UNIQUE,
  quantity integer NOT NULL DEFAULT 0 CHECK (quantity >= 0)
);

-- migrate:down
DROP TABLE items;
