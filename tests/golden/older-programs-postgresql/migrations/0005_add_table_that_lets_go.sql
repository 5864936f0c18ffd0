CREATE TABLE links (note int, FOREIGN KEY (note) REFERENCES notes (id) ON DELETE SET NULL);
