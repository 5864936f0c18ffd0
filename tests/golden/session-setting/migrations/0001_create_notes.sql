SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
SET LOCAL lock_timeout = '1s';
SET ROLE owner;
CREATE TABLE notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL
);
RESET ROLE;
DISCARD ALL;
