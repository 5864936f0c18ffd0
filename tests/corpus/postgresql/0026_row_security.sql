CREATE FUNCTION people.current_member() RETURNS bigint
  LANGUAGE sql STABLE
AS $$ SELECT nullif(current_setting('library.member', true), '')::bigint $$;

ALTER TABLE lending.loan ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_loans ON lending.loan FOR SELECT TO PUBLIC USING (member_id = people.current_member());

ALTER TABLE rooms.booking ENABLE ROW LEVEL SECURITY;
ALTER TABLE rooms.booking FORCE ROW LEVEL SECURITY;
CREATE POLICY see_all ON rooms.booking AS PERMISSIVE FOR SELECT USING (true);
CREATE POLICY book_for_oneself ON rooms.booking FOR INSERT WITH CHECK (member_id = people.current_member());
CREATE POLICY never_the_past ON rooms.booking AS RESTRICTIVE FOR UPDATE
  USING (upper(during) > TIMESTAMPTZ '2024-01-01 00:00+00') WITH CHECK (NOT lower_inf(during));

-- migrate:down
DROP POLICY never_the_past ON rooms.booking;
DROP POLICY book_for_oneself ON rooms.booking;
DROP POLICY see_all ON rooms.booking;
ALTER TABLE rooms.booking NO FORCE ROW LEVEL SECURITY;
ALTER TABLE rooms.booking DISABLE ROW LEVEL SECURITY;
DROP POLICY own_loans ON lending.loan;
ALTER TABLE lending.loan DISABLE ROW LEVEL SECURITY;
DROP FUNCTION people.current_member();
