-- Nobody waits while this is built; it is the only statement, since no transaction can hold it.
CREATE INDEX CONCURRENTLY work_title_trigrams ON catalogue.work USING gin (title ext.gin_trgm_ops);

-- migrate:down
DROP INDEX CONCURRENTLY catalogue.work_title_trigrams;
