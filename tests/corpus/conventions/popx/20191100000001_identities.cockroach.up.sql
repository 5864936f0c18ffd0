CREATE TABLE identities (id UUID PRIMARY KEY, traits JSONB NOT NULL, FAMILY "primary" (id, traits));
