CREATE TYPE people.address AS (
  street      text,
  postal_code character varying(10),
  town        text
);

CREATE TABLE people.branch (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name          text NOT NULL UNIQUE,
  address       people.address NOT NULL,
  opening_hours jsonb NOT NULL DEFAULT '{}'::jsonb,
  opened_on     date,
  CONSTRAINT opening_hours_is_object CHECK (jsonb_typeof(opening_hours) = 'object')
);

-- migrate:down
DROP TABLE people.branch;
DROP TYPE people.address;
