-- Roles belong to the whole server: another database may have made them, perhaps at this moment.
DO $roles$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['library_clerk', 'library_reader', 'library_report'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN
          RAISE NOTICE 'role % is there already', wanted;
      END;
    END IF;
  END LOOP;
END
$roles$;

-- migrate:down
-- The roles stay: what other databases granted them is not ours to take.
DO 'BEGIN NULL; END';
