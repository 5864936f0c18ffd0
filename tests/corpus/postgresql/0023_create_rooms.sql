CREATE EXTENSION btree_gist WITH SCHEMA ext;
CREATE SCHEMA rooms;

CREATE FUNCTION rooms.time_difference(a time, b time) RETURNS double precision
  LANGUAGE sql STRICT IMMUTABLE PARALLEL SAFE
AS 'SELECT EXTRACT(EPOCH FROM (a - b))::double precision';

CREATE TYPE rooms.time_span AS RANGE (subtype = time, subtype_diff = rooms.time_difference);

CREATE TABLE rooms.room (
  id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  branch_id integer NOT NULL REFERENCES people.branch (id),
  name      text NOT NULL,
  seats     smallint NOT NULL CHECK (seats > 0),
  open      rooms.time_span NOT NULL DEFAULT '[09:00,18:00)'
);

CREATE TABLE rooms.booking (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room_id   integer NOT NULL REFERENCES rooms.room (id) ON DELETE CASCADE,
  member_id bigint REFERENCES people.member (id) ON DELETE SET NULL,
  during    tstzrange NOT NULL CHECK (NOT isempty(during)),
  cancelled boolean NOT NULL DEFAULT false,
  CONSTRAINT one_party_at_a_time EXCLUDE USING gist (room_id WITH =, during WITH &&) WHERE (NOT cancelled)
);

INSERT INTO rooms.room (branch_id, name, seats)
SELECT id, 'Reading room', 12 FROM people.branch WHERE name <> 'Bus' ORDER BY id;
INSERT INTO rooms.booking (room_id, member_id, during)
SELECT 1, (SELECT min(id) FROM people.member), tstzrange(begins, begins + INTERVAL '90 minutes')
  FROM generate_series(TIMESTAMPTZ '2024-03-04 10:00+01', '2024-03-08 10:00+01', '1 day') AS begins;

-- migrate:down
DROP TABLE rooms.booking;
DROP TABLE rooms.room;
DROP TYPE rooms.time_span;
DROP FUNCTION rooms.time_difference(time, time);
DROP SCHEMA rooms;
DROP EXTENSION btree_gist;
