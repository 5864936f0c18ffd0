CREATE TEMPORARY TABLE price_list (work_id integer, price numeric(10, 2)) ON COMMIT DROP;
INSERT INTO price_list SELECT DISTINCT ON (work_id) work_id, price + 1 FROM catalogue.copy ORDER BY work_id, id DESC;
INSERT INTO price_list VALUES (-1, 0);

MERGE INTO catalogue.copy AS c
USING price_list AS p ON c.work_id = p.work_id
 WHEN MATCHED AND p.price > c.price THEN UPDATE SET price = p.price
 WHEN NOT MATCHED THEN DO NOTHING;

INSERT INTO catalogue.subject AS s (path, name) VALUES ('history', 'Geschichte'), ('music', 'Musik')
ON CONFLICT (path) DO UPDATE SET name = EXCLUDED.name WHERE s.name <> EXCLUDED.name;

-- migrate:down
SET LOCAL search_path = catalogue, ext, public;
DELETE FROM subject WHERE path = 'music';
UPDATE catalogue.copy SET price = price - 1 WHERE price > 0;
