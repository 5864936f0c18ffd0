CREATE FUNCTION title_length(bigint) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT length(title) FORM notes WHERE id = $1
$$;
