CREATE INDEX CONCURRENTLY transfers_source_idx ON transfers (source, at);
