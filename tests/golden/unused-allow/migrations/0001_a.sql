-- pawl:allow drop-table nobody has it
CREATE TABLE a (x INTEGER PRIMARY KEY);
