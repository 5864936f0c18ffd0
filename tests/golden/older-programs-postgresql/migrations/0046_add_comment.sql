COMMENT ON TABLE notes IS 'what people write';
