CREATE TABLE fresher (x int);
INSERT INTO fresher VALUES (1);
UPDATE fresher SET x = 2;
DELETE FROM fresher;
