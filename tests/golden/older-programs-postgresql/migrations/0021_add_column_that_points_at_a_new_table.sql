CREATE TABLE authors (id int PRIMARY KEY);
ALTER TABLE notes ADD COLUMN author_id int REFERENCES authors;
