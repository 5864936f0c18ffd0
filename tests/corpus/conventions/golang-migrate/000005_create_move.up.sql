CREATE FUNCTION move(source_id bigint, target_id bigint, sum numeric) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  made bigint;
BEGIN
  UPDATE accounts SET balance = balance - sum WHERE id = source_id;
  UPDATE accounts SET balance = balance + sum WHERE id = target_id;
  INSERT INTO transfers (source, target, amount) VALUES (source_id, target_id, sum) RETURNING id INTO made;
  RETURN made;
END;
$$;
