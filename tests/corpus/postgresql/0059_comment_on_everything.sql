COMMENT ON TABLE people.member IS $$Wer einen Ausweis hat. "Kinder" brauchen die Unterschrift ihrer Eltern; siehe §4.$$;
COMMENT ON COLUMN people.member.email IS E'unique, case aside\nmay be missing';
COMMENT ON INDEX lending.loan_open IS 'for the nightly run';
COMMENT ON CONSTRAINT one_party_at_a_time ON rooms.reservation IS 'the point of the table';
COMMENT ON TRIGGER member_touch ON people.member IS 'keeps "updated_at"';
COMMENT ON POLICY own_loans ON lending.loan IS 'readers see their own';
COMMENT ON FUNCTION lending.lend IS 'Lends a copy; raises LB001 where it is not on its shelf.';
COMMENT ON TYPE catalogue.medium IS '📚💿🎲';
COMMENT ON VIEW reporting.late_loans IS 'temporary';
COMMENT ON VIEW reporting.late_loans IS NULL;
COMMENT ON EXTENSION ltree IS 'subjects';
COMMENT ON RULE staff_stays ON people.staff IS 'no paid colleague is lost';

-- migrate:down
COMMENT ON RULE staff_stays ON people.staff IS NULL;
COMMENT ON EXTENSION ltree IS 'data type for hierarchical tree-like structures';
COMMENT ON TYPE catalogue.medium IS NULL;
COMMENT ON FUNCTION lending.lend IS NULL;
COMMENT ON POLICY own_loans ON lending.loan IS NULL;
COMMENT ON TRIGGER member_touch ON people.member IS NULL;
COMMENT ON CONSTRAINT one_party_at_a_time ON rooms.reservation IS NULL;
COMMENT ON INDEX lending.loan_open IS NULL;
COMMENT ON COLUMN people.member.email IS NULL;
COMMENT ON TABLE people.member IS NULL;
