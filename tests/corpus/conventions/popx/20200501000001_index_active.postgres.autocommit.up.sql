CREATE INDEX CONCURRENTLY sessions_active_idx ON sessions (active);
