CREATE INDEX loan_by_member ON lending.loan (member_id, lent_on DESC NULLS LAST);
CREATE INDEX loan_open ON lending.loan (due_on) WHERE returned_on IS NULL;
CREATE INDEX loan_by_day ON lending.loan USING brin (lent_on) WITH (pages_per_range = 32);

-- migrate:down
DROP INDEX lending.loan_by_day;
DROP INDEX lending.loan_open;
DROP INDEX lending.loan_by_member;
