CREATE FUNCTION whisper(t text) RETURNS text LANGUAGE sql AS 'SELECT lower(t)';
