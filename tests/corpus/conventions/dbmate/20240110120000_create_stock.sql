-- migrate:up
CREATE VIEW stock AS
  SELECT w.city, i.sku, i.quantity - i.reserved AS free
  FROM items AS i
  JOIN places AS p ON p.item_id = i.id
  JOIN warehouses AS w ON w.id = p.warehouse_id;

-- migrate:down
DROP VIEW stock;
