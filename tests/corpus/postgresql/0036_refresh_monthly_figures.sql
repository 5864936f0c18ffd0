UPDATE lending.loan SET returned_on = due_on + 3 WHERE id % 9 = 0 AND returned_on IS NOT NULL;
REFRESH MATERIALIZED VIEW CONCURRENTLY reporting.monthly;

-- migrate:down
UPDATE lending.loan SET returned_on = lent_on + 20 WHERE id % 9 = 0 AND returned_on IS NOT NULL;
REFRESH MATERIALIZED VIEW CONCURRENTLY reporting.monthly;
