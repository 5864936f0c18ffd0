TRUNCATE spare;
