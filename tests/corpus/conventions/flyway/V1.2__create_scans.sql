CREATE TABLE scans (
  parcel_id bigint NOT NULL REFERENCES parcels (id),
  depot     char(3) NOT NULL REFERENCES depots (code),
  at        timestamptz NOT NULL DEFAULT now()
);
