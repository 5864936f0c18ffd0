-- Rows that the default partition holds must leave it first.
CREATE TABLE lending.loan_2024 (LIKE lending.loan INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED);
ALTER TABLE lending.loan_2024 ADD CONSTRAINT loan_2024_days
  CHECK (lent_on >= DATE '2024-01-01' AND lent_on < DATE '2025-01-01');

WITH moved AS (
  DELETE FROM lending.loan_other WHERE lent_on >= '2024-01-01' AND lent_on < '2025-01-01'
  RETURNING id, copy_id, member_id, lent_on, due_on, returned_on, renewals
)
INSERT INTO lending.loan_2024 (id, copy_id, member_id, lent_on, due_on, returned_on, renewals)
SELECT * FROM moved;

ALTER TABLE lending.loan ATTACH PARTITION lending.loan_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE lending.loan_2024 DROP CONSTRAINT loan_2024_days;

-- migrate:down
ALTER TABLE lending.loan DETACH PARTITION lending.loan_2024;
INSERT INTO lending.loan (id, copy_id, member_id, lent_on, due_on, returned_on, renewals) OVERRIDING SYSTEM VALUE
SELECT id, copy_id, member_id, lent_on, due_on, returned_on, renewals FROM lending.loan_2024;
DROP TABLE lending.loan_2024;
