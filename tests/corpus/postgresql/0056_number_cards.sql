CREATE SEQUENCE people.card_number MINVALUE 100 MAXVALUE 999999 CYCLE;
ALTER TABLE people.member ADD COLUMN card text;
UPDATE people.member AS m
   SET card = 'N-' || lpad((99 + place)::text, 6, '0')
  FROM (SELECT id, row_number() OVER (PARTITION BY branch_id ORDER BY id) + branch_id * 1000 AS place
          FROM people.member) AS numbered
 WHERE numbered.id = m.id;
SELECT setval('people.card_number', 5000);
ALTER TABLE people.member ALTER COLUMN card SET DEFAULT 'N-' || lpad(nextval('people.card_number')::text, 6, '0');
ALTER TABLE people.member ADD CONSTRAINT card_once UNIQUE NULLS NOT DISTINCT (card);
ALTER SEQUENCE people.card_number OWNED BY people.member.card;

-- migrate:down
ALTER TABLE people.member DROP COLUMN card;
