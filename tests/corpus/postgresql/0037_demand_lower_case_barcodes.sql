-- Not yet checked for what is there: the lock is short.
ALTER TABLE catalogue.copy
  ADD CONSTRAINT barcode_shape CHECK (barcode ~ '^[A-Z][0-9]{7}$') NOT VALID;
ALTER TABLE catalogue.reading_list
  ADD CONSTRAINT place_counts CHECK (place >= 1) NOT VALID;

-- migrate:down
ALTER TABLE catalogue.reading_list DROP CONSTRAINT place_counts;
ALTER TABLE catalogue.copy DROP CONSTRAINT barcode_shape;
