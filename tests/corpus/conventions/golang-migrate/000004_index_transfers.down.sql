DROP INDEX CONCURRENTLY transfers_source_idx;
