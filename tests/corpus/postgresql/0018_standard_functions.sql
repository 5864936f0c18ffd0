CREATE FUNCTION lending.days_late(due date, today date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN greatest(today - due, 0);

CREATE FUNCTION lending.open_loans(member bigint) RETURNS TABLE (loan_id bigint, title text, due_on date)
  LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT l.id, w.title, l.due_on
    FROM lending.loan AS l
    JOIN catalogue.copy AS c ON c.id = l.copy_id
    JOIN catalogue.work AS w ON w.id = c.work_id
   WHERE l.member_id = open_loans.member AND l.returned_on IS NULL
   ORDER BY CASE WHEN l.renewals > 0 THEN 1 ELSE 0 END, l.due_on;
END;

CREATE FUNCTION people.rename(member bigint, given text, family text) RETURNS void
BEGIN ATOMIC
  UPDATE people.member SET given_name = given WHERE id = rename.member;
  UPDATE people.member SET family_name = family WHERE id = rename.member;
END;

-- migrate:down
DROP FUNCTION people.rename(bigint, text, text);
DROP FUNCTION lending.open_loans(bigint);
DROP FUNCTION lending.days_late(date, date);
