ALTER TABLE catalogue.copy VALIDATE CONSTRAINT barcode_shape;
ALTER TABLE catalogue.reading_list VALIDATE CONSTRAINT place_counts;

-- migrate:down
ALTER TABLE catalogue.reading_list DROP CONSTRAINT place_counts, ADD CONSTRAINT place_counts CHECK (place >= 1) NOT VALID;
ALTER TABLE catalogue.copy DROP CONSTRAINT barcode_shape,
  ADD CONSTRAINT barcode_shape CHECK (barcode ~ '^[A-Z][0-9]{7}$') NOT VALID;
