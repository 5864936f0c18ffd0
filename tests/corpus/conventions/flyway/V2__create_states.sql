CREATE TYPE state AS ENUM ('announced', 'moving', 'delivered');
ALTER TABLE parcels ADD COLUMN state state NOT NULL DEFAULT 'announced';
