CREATE TABLE a (x INTEGER PRIMARY KEY);

-- pawl:allow
CREATE TABLE b (x INTEGER PRIMARY KEY);

-- pawl:allow drop-table
CREATE TABLE c (x INTEGER PRIMARY KEY);

-- pawl:allow drop-tabel nobody has it
CREATE TABLE d (x INTEGER PRIMARY KEY);
