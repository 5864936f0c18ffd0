CREATE SCHEMA archive;
ALTER TABLE lending.loan DETACH PARTITION lending.loan_2022;
ALTER TABLE lending.loan_2022 SET SCHEMA archive;
COMMENT ON TABLE archive.loan_2022 IS 'Closed with the year''s report.';

-- migrate:down
COMMENT ON TABLE archive.loan_2022 IS NULL;
ALTER TABLE archive.loan_2022 SET SCHEMA lending;
ALTER TABLE lending.loan ATTACH PARTITION lending.loan_2022 FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
DROP SCHEMA archive;
