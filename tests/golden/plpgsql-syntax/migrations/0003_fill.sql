DO $fill$
DECLARE
  größe int := 10;
BEGIN
  FOR i IN 1..größe LOOP
    INSERT INTO notes (title) VALUES ('Größe ' || i || );
  END LOOP;
END
$fill$;
