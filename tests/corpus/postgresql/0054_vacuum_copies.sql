VACUUM (ANALYZE, TRUNCATE false) catalogue.copy;

-- migrate:down
ANALYZE catalogue.copy;
