CREATE TABLE sessions (
  id          TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  expires_at  DATETIME NOT NULL
);
