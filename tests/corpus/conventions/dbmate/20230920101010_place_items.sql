-- migrate:up
CREATE TABLE places (
  item_id      integer NOT NULL REFERENCES items (id),
  warehouse_id integer NOT NULL REFERENCES warehouses (id),
  shelf        text NOT NULL,
  PRIMARY KEY (item_id, warehouse_id)
) WITHOUT ROWID;

-- migrate:down
DROP TABLE places;
