CREATE FUNCTION note_change() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE NOTICE '%', tg_tag;
END
$$;
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION note_change();
