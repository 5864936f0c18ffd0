ALTER TABLE parcels DROP COLUMN state;
DROP TYPE state;
