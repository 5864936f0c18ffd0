CREATE INDEX sessions_active_idx ON sessions (active);
