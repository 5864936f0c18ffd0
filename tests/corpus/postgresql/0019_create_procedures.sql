CREATE PROCEDURE lending.renew_all(member bigint, INOUT renewed integer DEFAULT 0)
  LANGUAGE plpgsql
AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT id, due_on FROM lending.loan WHERE member_id = member AND returned_on IS NULL LOOP
    CONTINUE WHEN one.due_on IS NULL;
    UPDATE lending.loan SET due_on = one.due_on + 14, renewals = renewals + 1 WHERE id = one.id;
    renewed := renewed + 1;
  END LOOP;
END;
$$;

CREATE PROCEDURE lending.forget_loans(before date)
  LANGUAGE sql
BEGIN ATOMIC
  DELETE FROM lending.loan WHERE returned_on < before;
END;

-- migrate:down
DROP PROCEDURE lending.forget_loans(date);
DROP PROCEDURE lending.renew_all(bigint, integer);
