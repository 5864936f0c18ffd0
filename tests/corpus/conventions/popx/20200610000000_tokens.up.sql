CREATE TABLE tokens (
  token      VARCHAR(64) PRIMARY KEY,
  session_id CHAR(36) NOT NULL,
  used       BOOLEAN NOT NULL DEFAULT FALSE
);
