-- pawl:breaking tags decide who sees a note
-- pawl:compatible
CREATE TABLE tags (name TEXT);
