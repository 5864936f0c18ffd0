-- pawl:compatible nobody uses it
CREATE TABLE t (x);
