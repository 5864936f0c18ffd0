-- Every body here is taken by a server: `psql -v ON_ERROR_STOP=1 -f` of this file into an empty database shows it.
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE pair AS (a int, b text);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE SCHEMA shop;
CREATE TABLE notes (id bigint PRIMARY KEY, title text NOT NULL, body text, m mood, tags text[], updated_at timestamptz, "close" numeric, "open" numeric);
CREATE TABLE shop.orders (id bigint PRIMARY KEY, total numeric, note_id bigint REFERENCES notes, state text);
CREATE TABLE audit (at timestamptz, who text, what jsonb);

-- Triggers
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END $$;
CREATE FUNCTION touch_equals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.updated_at = clock_timestamp();
  IF OLD.title IS DISTINCT FROM NEW.title THEN NEW.body = coalesce(NEW.body, ''); END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION log_change() RETURNS trigger AS $body$
DECLARE
  row_data jsonb;
BEGIN
  IF TG_OP = 'DELETE' THEN
    row_data := to_jsonb(OLD);
    INSERT INTO audit VALUES (now(), current_user, row_data);
    RETURN OLD;
  ELSIF TG_OP IN ('INSERT', 'UPDATE') THEN
    row_data := to_jsonb(NEW) || jsonb_build_object('table', TG_TABLE_NAME, 'args', TG_ARGV[0]);
    INSERT INTO audit VALUES (now(), current_user, row_data);
    RETURN NEW;
  END IF;
  RETURN NULL;
END;
$body$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public;
CREATE FUNCTION refuse_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
  r record;
BEGIN
  FOR r IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
    RAISE NOTICE '% % %', tg_event, tg_tag, r.object_identity;
  END LOOP;
END $$;
CREATE FUNCTION copy_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  copy notes%ROWTYPE;
  old_copy notes;
BEGIN
  copy := NEW;
  copy.title := upper(copy.title);
  old_copy.title := copy.title;
  NEW := copy;
  RETURN NEW;
END $$;

-- Rows, composites, arrays, domains
CREATE FUNCTION latest() RETURNS notes LANGUAGE plpgsql STABLE AS $$
DECLARE
  result public.notes%ROWTYPE;
  title notes.title%TYPE;
  other shop.orders.total%TYPE := 0;
BEGIN
  SELECT * INTO STRICT result FROM notes ORDER BY id DESC LIMIT 1;
  SELECT n.title, n.id INTO title, result.id FROM notes n LIMIT 1;
  result.title := title || other;
  RETURN result;
EXCEPTION
  WHEN no_data_found OR too_many_rows THEN
    RETURN NULL;
END $$;
CREATE FUNCTION pairs() RETURNS SETOF pair LANGUAGE plpgsql AS $$
DECLARE
  p pair;
  ps pair[];
BEGIN
  p.a := 1;
  p.b := 'x';
  ps[1] := p;
  ps[2].a := 3;
  RETURN NEXT p;
  FOREACH p IN ARRAY ps LOOP
    RETURN NEXT p;
  END LOOP;
  RETURN;
END $$;
CREATE FUNCTION slices(VARIADIC xs int[]) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  part int[] := xs[1:2];
  total positive := 1;
  x int;
  m mood := 'ok';
BEGIN
  FOREACH x IN ARRAY xs LOOP
    total := total + x;
  END LOOP;
  FOREACH part SLICE 1 IN ARRAY ARRAY[[1, 2], [3, 4]] LOOP
    total := total + part[1];
  END LOOP;
  part[1] := 5; part[2:3] := ARRAY[1, 2];
  RETURN total + array_length(part, 1);
END $$;

-- OUT parameters, tables, sets
CREATE FUNCTION counts(OUT open_count int, OUT closed_count int) LANGUAGE plpgsql AS $$
BEGIN
  open_count := 1;
  SELECT count(*) INTO closed_count FROM notes;
END $$;
CREATE FUNCTION each_count(IN i int, OUT j int, OUT k text) RETURNS SETOF record AS $$
BEGIN
  j := i + 1; k := 'one';
  RETURN NEXT;
  j := i + 2;
  RETURN NEXT;
  RETURN;
END $$ LANGUAGE plpgsql;
CREATE FUNCTION as_table(a1 int) RETURNS TABLE (a int, b int) LANGUAGE plpgsql AS $$
BEGIN
  a := a1; b := a1 + 1;
  RETURN NEXT;
  RETURN QUERY SELECT 1, 2;
  RETURN QUERY EXECUTE 'SELECT $1, $2' USING a1, 2;
  IF NOT FOUND THEN RETURN; END IF;
END $$;
CREATE FUNCTION unnamed(int, text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  n ALIAS FOR $1;
  s ALIAS FOR $2;
BEGIN
  n := n + 1;
  RETURN s || $1;
END $$;
CREATE FUNCTION polymorphic(a anyelement, INOUT b anyarray) LANGUAGE plpgsql AS $$
BEGIN
  b := b || a;
END $$;
CREATE FUNCTION nothing() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE FUNCTION with_default(a int DEFAULT 1, b text = 'x;y') RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN a || b; END';

-- Cursors
CREATE FUNCTION walk() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  c CURSOR FOR SELECT id, title FROM notes ORDER BY id FOR UPDATE;
  d CURSOR (low int, high int) IS SELECT * FROM generate_series(low, high) AS g(n);
  u refcursor;
  r record;
  total bigint := 0;
BEGIN
  FOR n IN c LOOP
    total := total + n.id;
    UPDATE notes SET title = n.title || '!' WHERE CURRENT OF c;
  END LOOP;
  FOR n IN d(1, 5) LOOP
    total := total + n.n;
  END LOOP;
  FOR n IN d(high := 3, low := 1) LOOP
    total := total + n.n;
  END LOOP;
  OPEN u FOR SELECT 1 AS a;
  LOOP
    FETCH u INTO r;
    EXIT WHEN NOT FOUND;
    total := total + r.a;
  END LOOP;
  MOVE FORWARD 2 FROM u;
  CLOSE u;
  OPEN d(1, 2);
  FETCH NEXT FROM d INTO r;
  CLOSE d;
  OPEN u FOR EXECUTE format('SELECT %s', 1) USING total;
  FETCH u INTO r;
  IF FOUND THEN CLOSE u; ELSE CLOSE u; END IF;
  RETURN total;
END $$;
CREATE FUNCTION give(INOUT c refcursor) LANGUAGE plpgsql AS $$
BEGIN
  OPEN c SCROLL FOR SELECT * FROM notes;
END $$;

-- Loops, labels, cases
CREATE FUNCTION loops(n int) RETURNS text LANGUAGE plpgsql AS $fn$
<<whole>>
DECLARE
  i int := 0;
  result text := '';
BEGIN
  <<outer_loop>>
  FOR i IN REVERSE n..1 BY 2 LOOP
    FOR j IN 1..i LOOP
      CONTINUE outer_loop WHEN j > 3;
      result := result || j;
      EXIT outer_loop WHEN length(result) > 100;
    END LOOP;
  END LOOP outer_loop;
  WHILE whole.i < 10 LOOP
    whole.i := whole.i + 1;
  END LOOP;
  CASE i
    WHEN 1, 2 THEN result := 'small';
    WHEN 3 THEN result := 'three';
    ELSE result := CASE WHEN i > 5 THEN 'big' ELSE 'medium' END;
  END CASE;
  CASE
    WHEN n IS NULL THEN NULL;
    WHEN n BETWEEN 0 AND 5 THEN
      RAISE NOTICE 'few: %, % %%', n, result USING HINT = 'more', ERRCODE = 'P0001';
    ELSE
      RAISE EXCEPTION USING MESSAGE = 'no', ERRCODE = 'unique_violation';
  END CASE;
  RETURN result;
END whole
$fn$;
CREATE FUNCTION queries() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  a text; b numeric; r record; n bigint; s text;
BEGIN
  FOR r IN SELECT id, CASE WHEN id > 1 THEN "close" ELSE "open" END AS price FROM notes LOOP
    RAISE DEBUG '%', r.price;
  END LOOP;
  FOR a, b IN SELECT title, 1 FROM notes LOOP NULL; END LOOP;
  FOR r IN EXECUTE 'SELECT 1 AS x WHERE $1' USING true LOOP NULL; END LOOP;
  FOR r IN INSERT INTO audit VALUES (now(), 'x', '{}') RETURNING * LOOP NULL; END LOOP;
  FOR r IN WITH w AS (SELECT 1 AS x) SELECT x FROM w LOOP NULL; END LOOP;
  FOR r IN (SELECT 1 AS x) UNION ALL (SELECT 2) LOOP NULL; END LOOP;
  FOR r IN VALUES (1), (2) LOOP NULL; END LOOP;
  FOR i IN coalesce(n, 1)..(SELECT 3) LOOP NULL; END LOOP;
  GET DIAGNOSTICS n = ROW_COUNT, s = PG_CONTEXT;
  PERFORM pg_sleep(0) FROM notes FOR UPDATE;
  EXECUTE format('CREATE TABLE IF NOT EXISTS %I.%I (id int)', 'public', 'made');
  EXECUTE 'SELECT 1, 2' INTO STRICT a, b;
  INSERT INTO notes (id, title) VALUES (9, 'x') ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title RETURNING title INTO a;
  SELECT INTO a, b title, 1 FROM notes;
  ASSERT b IS NULL OR b > 0, 'b is positive';
  UPDATE notes SET title = lower(title) WHERE id = ANY (ARRAY(SELECT note_id FROM shop.orders));
  DELETE FROM notes n2 USING shop.orders o WHERE o.note_id = n2.id AND o.state = 'open';
END $$;

-- Exceptions
CREATE FUNCTION careful() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  state text; message text; detail text;
BEGIN
  BEGIN
    PERFORM 1 / 0;
  EXCEPTION
    WHEN division_by_zero THEN
      RAISE WARNING 'zero %', SQLERRM;
    WHEN SQLSTATE '22012' OR unique_violation THEN
      GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
    WHEN OTHERS THEN
      RAISE;
  END;
  RAISE SQLSTATE '01000';
  RAISE division_by_zero;
  RETURN true;
EXCEPTION WHEN OTHERS THEN
  RETURN false;
END $$;
CREATE FUNCTION options() RETURNS int LANGUAGE plpgsql AS $$
#variable_conflict use_column
#print_strict_params on
DECLARE
  x CONSTANT int NOT NULL := 5;
  y text COLLATE "C" DEFAULT 'é';
  "Mixed Name" int := 1;
BEGIN
  "Mixed Name" := "Mixed Name" + x;
  RETURN "Mixed Name";
END $$;

-- Procedures
CREATE PROCEDURE fill(n int, INOUT done boolean DEFAULT false) LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..n LOOP
    INSERT INTO audit VALUES (now(), 'fill', jsonb_build_object('i', i));
    IF i % 100 = 0 THEN COMMIT; END IF;
  END LOOP;
  ROLLBACK AND CHAIN;
  done := true;
END $$;
CREATE PROCEDURE call_it() LANGUAGE plpgsql AS $$
DECLARE
  d boolean;
BEGIN
  CALL fill(3, d);
END $$;

-- Words that mean nothing where they stand
CREATE FUNCTION words(commit int, rollback text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  open int := 1; close int; next int; fetch text;
BEGIN
  close := CASE WHEN commit = 1 THEN open ELSE 2 END;
  next := commit;
  SELECT 'COMMIT; ROLLBACK;' INTO fetch;
  -- COMMIT;
  RETURN rollback;
END $$;

-- Blocks
DO $$ BEGIN PERFORM 1; END $$;
DO LANGUAGE plpgsql 'BEGIN RAISE NOTICE ''it''''s %'', 1; END';
DO $do$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'nowhere' LOOP
    EXECUTE 'ALTER TABLE ' || quote_ident(t) || $q$ ADD COLUMN note text DEFAULT 'COMMIT;' $q$;
  END LOOP;
END
$do$;
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'status') THEN
    CREATE TYPE status AS ENUM ('new', 'done');
  END IF;
  ALTER TABLE notes ADD COLUMN IF NOT EXISTS s status DEFAULT 'new';
  CREATE OR REPLACE FUNCTION inner_one() RETURNS int LANGUAGE plpgsql AS $inner$
  BEGIN
    RETURN 1;
  END $inner$;
EXCEPTION
  WHEN duplicate_object THEN NULL;
END $$;
DO $$
DECLARE
  r shop.orders%ROWTYPE;
  c CURSOR IS SELECT * FROM shop.orders;
  rs shop.orders[];
BEGIN
  OPEN c;
  LOOP
    FETCH c INTO r;
    EXIT WHEN NOT FOUND;
    r.total := r.total * 2;
    rs := array_append(rs, r);
  END LOOP;
  CLOSE c;
  r := (1, 2.5, NULL, 'open');
  SELECT * INTO r FROM shop.orders WHERE id = r.id;
  IF r IS NULL THEN
    r.id = 1;
  END IF;
END $$;
DO $$
DECLARE
  j jsonb := '{"a": [1, 2]}';
  k text;
  v jsonb;
BEGIN
  j['b'] := '3';
  FOR k, v IN SELECT * FROM jsonb_each(j) LOOP
    RAISE LOG '% = %', k, v -> 0;
  END LOOP;
  IF j ? 'a' AND j @> '{"a": []}' AND j #>> '{a,0}' = '1' THEN
    RAISE INFO 'yes';
  END IF;
END $$;
DO $$
DECLARE
  started timestamptz = clock_timestamp();
  n int;
  batch CONSTANT int := 1000;
BEGIN
  LOOP
    WITH few AS (SELECT id FROM notes WHERE m IS NULL LIMIT batch FOR UPDATE SKIP LOCKED)
    UPDATE notes SET m = 'ok' FROM few WHERE notes.id = few.id;
    GET DIAGNOSTICS n := ROW_COUNT;
    EXIT WHEN n = 0;
  END LOOP;
  RAISE NOTICE 'took %', clock_timestamp() - started;
END; $$;
