CREATE SCHEMA archive;
CREATE TABLE archive.parcels (LIKE parcels INCLUDING ALL);
