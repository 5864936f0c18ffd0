REINDEX (VERBOSE) INDEX CONCURRENTLY catalogue.copy_barcode;

-- migrate:down
ANALYZE catalogue.copy;
