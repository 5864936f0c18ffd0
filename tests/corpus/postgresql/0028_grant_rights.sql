GRANT USAGE ON SCHEMA catalogue, people, lending, ext TO library_clerk, library_reader;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA lending TO library_clerk;
GRANT SELECT ON catalogue.work, catalogue.copy, catalogue.subject TO library_reader;
GRANT SELECT (id, name, opening_hours) ON people.branch TO library_reader;
GRANT UPDATE (state) ON catalogue.copy TO library_clerk WITH GRANT OPTION;
REVOKE ALL ON FUNCTION lending.lend(bigint, bigint, date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lending.lend(bigint, bigint, date, integer) TO library_clerk;
GRANT USAGE ON TYPE catalogue.medium TO library_reader;

-- migrate:down
REVOKE USAGE ON TYPE catalogue.medium FROM library_reader;
REVOKE EXECUTE ON FUNCTION lending.lend(bigint, bigint, date, integer) FROM library_clerk;
GRANT EXECUTE ON FUNCTION lending.lend(bigint, bigint, date, integer) TO PUBLIC;
REVOKE UPDATE (state) ON catalogue.copy FROM library_clerk;
REVOKE SELECT (id, name, opening_hours) ON people.branch FROM library_reader;
REVOKE SELECT ON catalogue.work, catalogue.copy, catalogue.subject FROM library_reader;
REVOKE SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA lending FROM library_clerk;
REVOKE USAGE ON SCHEMA catalogue, people, lending, ext FROM library_clerk, library_reader;
