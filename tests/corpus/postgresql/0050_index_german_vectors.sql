CREATE INDEX CONCURRENTLY IF NOT EXISTS work_search_german ON catalogue.work USING gin (search_german) WITH (fastupdate = off);

-- migrate:down
DROP INDEX IF EXISTS catalogue.work_search_german;
