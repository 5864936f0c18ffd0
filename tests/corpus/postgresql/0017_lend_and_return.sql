CREATE FUNCTION lending.lend(the_copy bigint, the_member bigint, today date, days integer DEFAULT 28) RETURNS bigint
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

CREATE FUNCTION lending.give_back(the_loan bigint, today date) RETURNS SETOF lending.loan
  LANGUAGE plpgsql ROWS 1
AS $function$
BEGIN
  RETURN QUERY
    UPDATE lending.loan SET returned_on = today WHERE id = the_loan AND returned_on IS NULL RETURNING *;
  IF NOT FOUND THEN
    RAISE NOTICE 'loan % was not open', the_loan;
    RETURN;
  END IF;
  UPDATE catalogue.copy SET state = 'on shelf'
    FROM lending.loan AS l WHERE l.id = the_loan AND copy.id = l.copy_id;
END;
$function$;

-- migrate:down
DROP FUNCTION lending.give_back(bigint, date);
DROP FUNCTION lending.lend(bigint, bigint, date, integer);
