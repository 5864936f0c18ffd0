CREATE TABLE fresh (x);
INSERT INTO fresh VALUES (1);
UPDATE fresh SET x = 2;
DELETE FROM fresh;
