ALTER TABLE accounts DROP COLUMN currency;
DROP TYPE currency;
