CREATE TABLE notes (body BLOB);
INSERT INTO notes VALUES (zeroblob(900000000));
