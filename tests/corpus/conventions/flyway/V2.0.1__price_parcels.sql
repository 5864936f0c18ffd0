-- A placeholder such as ${price} reaches no database from a comment.
CREATE FUNCTION price(grams integer) RETURNS numeric
LANGUAGE sql IMMUTABLE AS $$ SELECT 2.50 + grams * 0.002 $$;
