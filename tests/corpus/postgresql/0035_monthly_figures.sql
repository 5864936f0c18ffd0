CREATE MATERIALIZED VIEW reporting.monthly AS
SELECT date_trunc('month', lent_on::timestamp)::date AS month, count(*) AS loans,
       count(*) FILTER (WHERE returned_on > due_on) AS late
  FROM lending.loan GROUP BY 1
WITH NO DATA;
CREATE UNIQUE INDEX monthly_by_month ON reporting.monthly (month);
REFRESH MATERIALIZED VIEW reporting.monthly;

-- migrate:down
DROP MATERIALIZED VIEW reporting.monthly;
