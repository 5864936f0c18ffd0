-- A table a region of the town; what fits none of them stands in the last.
CREATE TABLE lending.fine (
  id        bigint NOT NULL,
  region    text NOT NULL,
  member_id bigint NOT NULL,
  amount    lending.cents,
  paid_on   date,
  reason    text COLLATE "C",
  PRIMARY KEY (region, id)
) PARTITION BY LIST (region);

CREATE TABLE lending.fine_inner PARTITION OF lending.fine FOR VALUES IN ('Mitte', 'Altstadt');
CREATE TABLE lending.fine_outer PARTITION OF lending.fine (CONSTRAINT small_fines CHECK (amount < 100000))
  FOR VALUES IN ('Süd', 'Nord', 'Übersee');
CREATE TABLE lending.fine_elsewhere PARTITION OF lending.fine DEFAULT;

CREATE SEQUENCE lending.fine_number AS bigint START 5000 MINVALUE 5000 INCREMENT BY 5 CACHE 1 OWNED BY lending.fine.id;
ALTER TABLE lending.fine ALTER COLUMN id SET DEFAULT nextval('lending.fine_number');

INSERT INTO lending.fine (region, member_id, amount, reason)
SELECT (ARRAY['Mitte', 'Süd', 'Übersee', 'am See'])[1 + n % 4], 1000 + n, n * 25, E'late by ' || n || E'\u00A0days'
  FROM generate_series(1, 24) AS n;

ALTER TABLE lending.fine ADD CONSTRAINT fine_member FOREIGN KEY (member_id) REFERENCES people.member (id);

-- migrate:down
DROP TABLE lending.fine;
