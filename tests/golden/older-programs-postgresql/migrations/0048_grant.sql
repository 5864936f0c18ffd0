GRANT SELECT ON notes TO pawl_reader;
