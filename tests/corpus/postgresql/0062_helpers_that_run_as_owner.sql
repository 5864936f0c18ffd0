CREATE FUNCTION people.password_fits(member bigint, given text) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET work_mem = '8MB'
AS $a$
DECLARE
  c CONSTANT text := $b$SELECT secret = ext.crypt($1, secret) FROM people.secret WHERE member_id = $2$b$;
  fits boolean;
BEGIN
  EXECUTE c INTO fits USING given, member;
  RETURN coalesce(fits, false);
END
$a$;
REVOKE ALL ON FUNCTION people.password_fits(bigint, text) FROM PUBLIC;

CREATE TABLE people.secret (
  member_id bigint PRIMARY KEY REFERENCES people.member (id) ON DELETE CASCADE,
  secret    text NOT NULL,
  token     uuid NOT NULL DEFAULT gen_random_uuid(),
  digest    bytea NOT NULL DEFAULT '\x00ff'::bytea
);
INSERT INTO people.secret (member_id, secret, token, digest)
SELECT id, 'unset', ('00000000-0000-4000-8000-' || lpad(id::text, 12, '0'))::uuid, ext.digest(full_name, 'sha256')
  FROM people.member ORDER BY id LIMIT 10;

-- migrate:down
DROP TABLE people.secret;
DROP FUNCTION people.password_fits(bigint, text);
