CREATE TABLE seeds (text TEXT);
INSERT INTO seeds VALUES ('hello ${name}'); -- ${name}
