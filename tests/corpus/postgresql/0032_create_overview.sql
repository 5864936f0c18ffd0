CREATE VIEW reporting.loan_overview WITH (security_barrier = true) AS
SELECT l.id, l.lent_on, l.due_on, l.returned_on, w.title, m.full_name AS member
  FROM lending.loan AS l
  JOIN catalogue.copy AS c ON c.id = l.copy_id
  JOIN catalogue.work AS w ON w.id = c.work_id
  JOIN people.member AS m ON m.id = l.member_id;

CREATE VIEW reporting.late_loans AS
SELECT o.*, DATE '2024-12-31' - o.due_on AS days
  FROM reporting.loan_overview AS o
 WHERE o.returned_on IS NULL AND o.due_on < DATE '2024-12-31';

CREATE RECURSIVE VIEW reporting.subject_depth (path, depth) AS
  SELECT path, 1 FROM catalogue.subject WHERE ext.nlevel(path) = 1
  UNION ALL
  SELECT s.path, d.depth + 1
    FROM catalogue.subject AS s JOIN subject_depth AS d ON ext.subpath(s.path, 0, -1) OPERATOR(ext.=) d.path
   WHERE ext.nlevel(s.path) > 1;

-- migrate:down
DROP VIEW reporting.subject_depth;
DROP VIEW reporting.late_loans;
DROP VIEW reporting.loan_overview;
