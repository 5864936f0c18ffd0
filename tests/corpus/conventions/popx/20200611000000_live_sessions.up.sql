CREATE VIEW live_sessions AS SELECT id, identity_id FROM sessions WHERE active;
