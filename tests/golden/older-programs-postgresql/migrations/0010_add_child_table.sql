CREATE TABLE long_notes () INHERITS (spare);
