CREATE VIEW comment_counts AS
  SELECT post_id, count(*) AS comments FROM comments GROUP BY post_id;
