-- Lending costs nothing but asks for a paid-up reader; who may call it stays as it was.
CREATE OR REPLACE FUNCTION lending.lend(the_copy bigint, the_member bigint, today date, days integer DEFAULT 28)
  RETURNS bigint LANGUAGE plpgsql
AS $body$
DECLARE
  made bigint;
BEGIN
  PERFORM 1 FROM lending.fine WHERE member_id = the_member AND paid_on IS NULL;
  IF FOUND THEN
    RAISE EXCEPTION 'member % has open fines', the_member USING ERRCODE = 'LB002';
  END IF;
  UPDATE catalogue.copy SET state = 'lent' WHERE id = the_copy AND state = 'on shelf';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'copy % is not on its shelf', the_copy USING ERRCODE = 'LB001';
  END IF;
  INSERT INTO lending.loan (copy_id, member_id, lent_on, due_on)
    VALUES (the_copy, the_member, today, today + days) RETURNING id INTO made;
  RETURN made;
END
$body$;

DO $try$
DECLARE
  free bigint := (SELECT min(id) FROM catalogue.copy WHERE state = 'on shelf');
  reader bigint := (SELECT min(id) FROM people.member WHERE id NOT IN (SELECT member_id FROM lending.fine));
BEGIN
  PERFORM lending.lend(free, reader, DATE '2024-12-01');
  BEGIN
    PERFORM lending.lend(free, reader, DATE '2024-12-02');
    RAISE EXCEPTION 'lent twice';
  EXCEPTION WHEN SQLSTATE 'LB001' THEN
    RAISE NOTICE 'as it should be: %', SQLERRM;
  END;
END $try$;

-- migrate:down
WITH gone AS (
  DELETE FROM lending.loan WHERE lent_on = DATE '2024-12-01' AND due_on = DATE '2024-12-29' RETURNING copy_id
)
UPDATE catalogue.copy SET state = 'on shelf' FROM gone WHERE copy.id = gone.copy_id;
CREATE OR REPLACE FUNCTION lending.lend(the_copy bigint, the_member bigint, today date, days integer DEFAULT 28) RETURNS bigint
  LANGUAGE plpgsql
AS $_$
<<lend>>
DECLARE
  current catalogue.copy%ROWTYPE;
  made bigint;
BEGIN
  SELECT * INTO STRICT current FROM catalogue.copy AS c WHERE c.id = the_copy FOR UPDATE;
  IF current.state <> 'on shelf' THEN
    RAISE EXCEPTION 'copy % is %', current.barcode, current.state
      USING ERRCODE = 'LB001', HINT = 'Reserve it; see lending.reserve().';
  END IF;
  UPDATE catalogue.copy SET state = 'lent' WHERE id = the_copy;
  INSERT INTO lending.loan (copy_id, member_id, lent_on, due_on)
    VALUES (the_copy, the_member, today, today + days) RETURNING id INTO made;
  RETURN made;
EXCEPTION
  WHEN no_data_found THEN
    RAISE EXCEPTION 'there is no copy %', the_copy USING ERRCODE = 'no_data_found';
END lend;
$_$;
