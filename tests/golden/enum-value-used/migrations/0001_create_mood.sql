CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE days (day date PRIMARY KEY, mood mood NOT NULL DEFAULT 'happy');
