-- A branch has a head, who works at a branch: whichever comes first, the other is checked at the commit.
CREATE TABLE people.staff (
  id        integer PRIMARY KEY,
  name      text NOT NULL,
  branch_id integer NOT NULL REFERENCES people.branch (id) DEFERRABLE INITIALLY DEFERRED,
  salary    numeric(10, 2)
);
ALTER TABLE people.branch ADD COLUMN head_id integer;
ALTER TABLE people.branch ADD CONSTRAINT branch_head FOREIGN KEY (head_id) REFERENCES people.staff (id)
  DEFERRABLE INITIALLY IMMEDIATE;

CREATE TABLE catalogue.reading_list (
  list     text NOT NULL,
  place    integer NOT NULL,
  work_id  integer NOT NULL REFERENCES catalogue.work (id),
  UNIQUE (list, place) DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO people.staff (id, name, branch_id)
SELECT 900 + id, 'Head of ' || name, id FROM people.branch;
UPDATE people.branch SET head_id = 900 + id;
INSERT INTO catalogue.reading_list
SELECT 'summer', row_number() OVER (ORDER BY id), id FROM catalogue.work;

-- migrate:down
DROP TABLE catalogue.reading_list;
ALTER TABLE people.branch DROP COLUMN head_id;
DROP TABLE people.staff;
