-- A view stands on the column: it goes, the type changes, it comes back.
CREATE VIEW reporting.stock AS
SELECT branch_id, count(*) AS copies, sum(price) AS worth FROM catalogue.copy GROUP BY branch_id;
DROP VIEW reporting.stock;
ALTER TABLE catalogue.copy ALTER COLUMN price TYPE numeric(10, 2), ALTER COLUMN price SET DEFAULT 0;
CREATE VIEW reporting.stock AS
SELECT branch_id, count(*) AS copies, sum(price) FILTER (WHERE state <> 'lost') AS worth
  FROM catalogue.copy GROUP BY GROUPING SETS ((branch_id), ());
COMMENT ON VIEW reporting.stock IS 'What stands in each branch, and in all.';
COMMENT ON COLUMN reporting.stock.worth IS 'Paid for what is not lost, in €.';

-- migrate:down
DROP VIEW reporting.stock;
ALTER TABLE catalogue.copy ALTER COLUMN price DROP DEFAULT, ALTER COLUMN price TYPE numeric(8, 2);
