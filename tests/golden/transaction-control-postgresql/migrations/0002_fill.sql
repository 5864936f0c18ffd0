CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..1000 LOOP
    INSERT INTO notes (title) VALUES ('note ' || i);
    IF i % 100 = 0 THEN COMMIT; END IF;
  END LOOP;
END $$;
CALL fill();
DO $$ BEGIN ROLLBACK; END $$;
