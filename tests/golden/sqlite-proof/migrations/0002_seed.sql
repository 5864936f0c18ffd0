-- the first note
INSERT INTO notes (titel)
VALUES ('Hello');
