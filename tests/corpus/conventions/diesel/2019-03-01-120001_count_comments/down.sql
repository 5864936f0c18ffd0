DROP VIEW comment_counts;
