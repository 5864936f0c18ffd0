REVOKE SELECT ON notes FROM pawl_reader;
