CREATE INDEX CONCURRENTLY scans_parcel_idx ON scans (parcel_id, at DESC);
