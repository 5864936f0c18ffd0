-- migrate:up
CREATE INDEX items_reserved ON items (reserved) WHERE reserved > 0;

-- migrate:down
DROP INDEX items_reserved;
