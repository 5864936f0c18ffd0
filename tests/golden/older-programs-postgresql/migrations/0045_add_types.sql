CREATE TYPE point_2d AS (x int, y int);
CREATE DOMAIN short AS text CHECK (length(VALUE) < 9);
CREATE SEQUENCE numbers;
CREATE SCHEMA more;
