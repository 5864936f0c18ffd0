CREATE TABLE pins (note int REFERENCES notes);
