CREATE TYPE lending.money AS (amount numeric(12, 4), currency character(3));

CREATE FUNCTION lending.add_money(a lending.money, b lending.money) RETURNS lending.money
  LANGUAGE plpgsql IMMUTABLE STRICT
AS $add$
BEGIN
  IF a.currency <> b.currency THEN
    RAISE EXCEPTION USING MESSAGE = format('%s is no %s', a.currency, b.currency), ERRCODE = '22000';
  END IF;
  RETURN ROW((a).amount + (b).amount, a.currency)::lending.money;
END $add$;

CREATE OPERATOR lending.+ (LEFTARG = lending.money, RIGHTARG = lending.money, FUNCTION = lending.add_money, COMMUTATOR = OPERATOR(lending.+));
CREATE AGGREGATE lending.sum(lending.money) (SFUNC = lending.add_money, STYPE = lending.money, PARALLEL = SAFE);
CREATE FUNCTION lending.as_text(m lending.money) RETURNS text
  LANGUAGE sql IMMUTABLE RETURN round((m).amount, 2)::text || ' ' || (m).currency;
CREATE CAST (lending.money AS text) WITH FUNCTION lending.as_text(lending.money) AS ASSIGNMENT;
CREATE COLLATION catalogue.by_number (PROVIDER = icu, LOCALE = 'de-u-kn-true', DETERMINISTIC = true);

-- migrate:down
DROP COLLATION catalogue.by_number;
DROP CAST (lending.money AS text);
DROP FUNCTION lending.as_text(lending.money);
DROP AGGREGATE lending.sum(lending.money);
DROP OPERATOR lending.+ (lending.money, lending.money);
DROP FUNCTION lending.add_money(lending.money, lending.money);
DROP TYPE lending.money;
