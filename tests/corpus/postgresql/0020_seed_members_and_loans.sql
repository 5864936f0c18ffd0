WITH added AS (
  INSERT INTO people.member (given_name, family_name, email, kind, born_on, home, branch_id, joined_at)
  SELECT (ARRAY['Ada', 'Björn', 'Chloé', 'Dmitrij', 'Εύα'])[1 + n % 5],
         'Reader ' || to_char(n, 'FM000'),
         CASE WHEN n % 7 <> 0 THEN format('Reader.%s@example.org', n) END,
         CASE WHEN n % 11 = 0 THEN 'child' ELSE 'adult' END::people.member_kind,
         DATE '1950-01-01' + n * 131,
         ROW('Lane ' || n, '10' || lpad((n % 10)::text, 3, '0'), 'Neustadt')::people.address,
         branch.id,
         TIMESTAMPTZ '2022-01-01 09:00:00+01' + n * INTERVAL '3 hours'
    FROM generate_series(1, 60) AS n
    JOIN LATERAL (SELECT id FROM people.branch ORDER BY id OFFSET n % 3 LIMIT 1) AS branch ON true
   ORDER BY n
  RETURNING id
)
SELECT count(*), min(id) FROM added;

INSERT INTO catalogue.copy (work_id, branch_id, barcode, bought_on, price)
SELECT w.id, b.id, 'C' || lpad((w.id * 10 + b.id)::text, 7, '0'), DATE '2021-06-01', w.id * 3.50
  FROM catalogue.work AS w CROSS JOIN people.branch AS b
 WHERE b.name <> 'Bus'
 ORDER BY w.id, b.id;

INSERT INTO lending.loan (copy_id, member_id, lent_on, due_on, returned_on)
SELECT c.id, m.id, day, day + 28, CASE WHEN day < DATE '2024-11-01' THEN day + 20 END
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM catalogue.copy) AS c
  JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM people.member) AS m ON m.place % 12 = c.place % 12
 CROSS JOIN LATERAL (SELECT DATE '2022-02-01' + (m.place * 17 + c.place * 40)::integer AS day) AS d
 ORDER BY c.id, m.id;

UPDATE catalogue.copy SET state = 'lent'
 WHERE id IN (SELECT copy_id FROM lending.loan WHERE returned_on IS NULL);

-- migrate:down
DELETE FROM lending.loan;
DELETE FROM catalogue.copy;
DELETE FROM people.member;
SELECT setval('catalogue.copy_id_seq', 1, false);
ALTER TABLE people.member ALTER COLUMN id RESTART;
ALTER TABLE lending.loan ALTER COLUMN id RESTART;
