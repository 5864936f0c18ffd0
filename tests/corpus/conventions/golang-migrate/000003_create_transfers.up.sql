CREATE TABLE transfers (
  id     bigserial PRIMARY KEY,
  source bigint NOT NULL REFERENCES accounts (id),
  target bigint NOT NULL REFERENCES accounts (id),
  amount numeric(14, 2) NOT NULL CHECK (amount > 0),
  at     timestamptz NOT NULL DEFAULT now(),
  CHECK (source <> target)
);
