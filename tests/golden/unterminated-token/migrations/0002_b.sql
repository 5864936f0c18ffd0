INSERT INTO notes VALUES ('it);
