DROP INDEX sessions_identity_idx ON sessions;
