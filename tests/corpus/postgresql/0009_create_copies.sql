CREATE TABLE catalogue.copy (
  id        bigserial PRIMARY KEY,
  work_id   integer NOT NULL REFERENCES catalogue.work ON DELETE CASCADE,
  branch_id integer NOT NULL REFERENCES people.branch (id),
  barcode   character(8) NOT NULL,
  state     catalogue.copy_state NOT NULL DEFAULT 'on shelf',
  bought_on date NOT NULL DEFAULT CURRENT_DATE,
  price     numeric(8, 2) CHECK (price >= 0)
);

CREATE UNIQUE INDEX copy_barcode ON catalogue.copy (barcode);
CREATE INDEX copy_on_shelf ON catalogue.copy (branch_id, work_id) INCLUDE (barcode) WHERE state = 'on shelf';

-- migrate:down
DROP TABLE catalogue.copy;
