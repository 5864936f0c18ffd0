CREATE SCHEMA audit;

CREATE TABLE audit.entry (
  id       bigint GENERATED ALWAYS AS IDENTITY,
  happened timestamptz NOT NULL DEFAULT clock_timestamp(),
  who      name NOT NULL DEFAULT current_user,
  relation regclass NOT NULL,
  action   text NOT NULL CHECK (action IN ('INSERT', 'UPDATE', 'DELETE')),
  before   jsonb,
  after    jsonb
);

CREATE OR REPLACE FUNCTION audit.record() RETURNS trigger AS $audit$
DECLARE
  hidden text[] := TG_ARGV;
  was jsonb;
  is_now jsonb;
BEGIN
  IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD) - hidden; END IF;
  IF TG_OP <> 'DELETE' THEN is_now := to_jsonb(NEW) - hidden; END IF;
  EXECUTE format($insert$
    INSERT INTO audit.entry (relation, action, before, after) VALUES (%L::regclass, %L, $1, $2)
  $insert$, TG_RELID::regclass, TG_OP) USING was, is_now;
  RETURN NULL;
END
$audit$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp;

CREATE TRIGGER member_audit AFTER INSERT OR UPDATE OR DELETE ON people.member
  FOR EACH ROW EXECUTE FUNCTION audit.record('full_name', 'born_on');

-- migrate:down
DROP TRIGGER member_audit ON people.member;
DROP FUNCTION audit.record();
DROP TABLE audit.entry;
DROP SCHEMA audit;
