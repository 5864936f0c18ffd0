-- An ISBN's last digit checks the twelve before it: weights 1 and 3 in turn, the sum is a multiple of ten.
CREATE FUNCTION catalogue.isbn13_is_sound(isbn text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $isbn$
  SELECT isbn ~ '^97[89][0-9]{10}$'
     AND (SELECT sum(substr(isbn, i, 1)::integer * CASE WHEN i % 2 = 1 THEN 1 ELSE 3 END)
            FROM generate_series(1, 13) AS i) % 10 = 0;
$isbn$;

CREATE DOMAIN catalogue.isbn13 AS text
  CONSTRAINT isbn13_sound CHECK (catalogue.isbn13_is_sound(VALUE));

CREATE DOMAIN people.email AS ext.citext
  CONSTRAINT email_shape CHECK (VALUE OPERATOR(ext.~) '^[^@[:space:]]+@[^@[:space:]]+$'::ext.citext);

CREATE DOMAIN lending.cents AS bigint DEFAULT 0 NOT NULL
  CONSTRAINT cents_not_negative CHECK (VALUE >= 0);

COMMENT ON DOMAIN lending.cents IS 'An amount of money; never less than nothing.';

-- migrate:down
DROP DOMAIN lending.cents;
DROP DOMAIN people.email;
DROP DOMAIN catalogue.isbn13;
DROP FUNCTION catalogue.isbn13_is_sound(text);
