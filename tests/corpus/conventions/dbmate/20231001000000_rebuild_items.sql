-- migrate:up transaction:false
PRAGMA foreign_keys = OFF;
CREATE TABLE items_new (
  id       integer PRIMARY KEY,
  sku      text NOT NULL UNIQUE,
  quantity integer NOT NULL DEFAULT 0,
  reserved integer NOT NULL DEFAULT 0,
  CHECK (quantity >= reserved)
);
INSERT INTO items_new (id, sku, quantity) SELECT id, sku, quantity FROM items;
DROP TABLE items;
ALTER TABLE items_new RENAME TO items;
PRAGMA foreign_keys = ON;

-- migrate:down transaction:false
