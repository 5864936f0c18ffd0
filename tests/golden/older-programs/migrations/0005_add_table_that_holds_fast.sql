CREATE TABLE pins (note INTEGER REFERENCES notes (id));
