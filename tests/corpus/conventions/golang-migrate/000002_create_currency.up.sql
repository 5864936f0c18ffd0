CREATE TYPE currency AS ENUM ('EUR', 'PLN');
ALTER TABLE accounts ADD COLUMN currency currency NOT NULL DEFAULT 'EUR';
