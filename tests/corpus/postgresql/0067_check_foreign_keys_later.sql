ALTER TABLE catalogue.reading_list ADD COLUMN chosen_by bigint;
ALTER TABLE catalogue.reading_list ADD CONSTRAINT chosen_by_member
  FOREIGN KEY (chosen_by) REFERENCES people.member (id) NOT VALID;
WITH first AS (SELECT min(id) AS id FROM people.member), last AS (SELECT max(id) AS id FROM people.member)
UPDATE catalogue.reading_list SET chosen_by = CASE WHEN place % 2 = 0 THEN first.id ELSE last.id END FROM first, last;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE catalogue.reading_list VALIDATE CONSTRAINT chosen_by_member;

-- migrate:down
ALTER TABLE catalogue.reading_list DROP COLUMN chosen_by;
