DROP INDEX CONCURRENTLY sessions_active_idx;
