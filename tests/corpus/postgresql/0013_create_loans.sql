CREATE TABLE lending.loan (
  id          bigint GENERATED ALWAYS AS IDENTITY,
  copy_id     bigint NOT NULL REFERENCES catalogue.copy (id),
  member_id   bigint NOT NULL REFERENCES people.member (id),
  lent_on     date NOT NULL,
  due_on      date NOT NULL,
  returned_on date,
  renewals    smallint NOT NULL DEFAULT 0,
  period      daterange GENERATED ALWAYS AS (daterange(lent_on, due_on, '[]')) STORED,
  PRIMARY KEY (id, lent_on),
  CONSTRAINT due_after_lent CHECK (due_on >= lent_on),
  CHECK (returned_on IS NULL OR returned_on >= lent_on)
) PARTITION BY RANGE (lent_on);

CREATE TABLE lending.loan_2022 PARTITION OF lending.loan FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE TABLE lending.loan_2023 PARTITION OF lending.loan FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE lending.loan_other PARTITION OF lending.loan DEFAULT;

-- migrate:down
DROP TABLE lending.loan;
