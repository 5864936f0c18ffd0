CREATE TABLE notes (id INTEGER);
/* the rest
DROP TABLE notes;
