-- migrate:up
ALTER TABLE items ADD COLUMN price_cents integer;
-- a price of ${nothing} is no price: {{ .this }} is prose
UPDATE items SET price_cents = 0 WHERE sku = 'free-of-${charge}';

-- migrate:down
ALTER TABLE items DROP COLUMN price_cents;
