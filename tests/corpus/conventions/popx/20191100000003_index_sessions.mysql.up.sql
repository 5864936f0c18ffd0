CREATE INDEX sessions_identity_idx ON sessions (identity_id) USING BTREE;
