CREATE TABLE people.visit (
  branch_id integer NOT NULL,
  counted_at timestamp NOT NULL,
  visitors integer NOT NULL DEFAULT 0
) PARTITION BY RANGE (counted_at);

DO $months$
DECLARE
  month date;
BEGIN
  FOR month IN SELECT generate_series(DATE '2024-01-01', DATE '2024-06-01', INTERVAL '1 month') LOOP
    EXECUTE format($create$
      CREATE TABLE people.%I PARTITION OF people.visit FOR VALUES FROM (%L) TO (%L)
    $create$, 'visit_' || to_char(month, 'YYYY_MM'), month, month + INTERVAL '1 month');
  END LOOP;
END;
$months$ LANGUAGE plpgsql;

INSERT INTO people.visit (branch_id, counted_at, visitors)
SELECT 1 + extract(doy FROM day)::integer % 3, day, 40 + extract(dow FROM day)::integer * 11
  FROM generate_series(TIMESTAMP '2024-01-02 12:00', '2024-06-28 12:00', INTERVAL '4 days') AS day;

-- migrate:down
DROP TABLE people.visit;
