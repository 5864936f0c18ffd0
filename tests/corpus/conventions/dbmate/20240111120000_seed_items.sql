-- migrate:up
INSERT INTO items (sku, quantity) VALUES
  ('bolt-8', 1200),
  ('nut-8', 900),
  ('washer;8', 40);

-- migrate:down
DELETE FROM items WHERE sku IN ('bolt-8', 'nut-8', 'washer;8');
