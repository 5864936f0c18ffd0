CREATE TABLE late (note int);
ALTER TABLE late ADD FOREIGN KEY (note) REFERENCES notes;
