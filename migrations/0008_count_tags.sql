CREATE VIEW tag_counts (name, notes) AS
SELECT tags.name, count(note_tags.note_id)
FROM tags LEFT JOIN note_tags ON note_tags.tag_id = tags.id
GROUP BY tags.id;

-- migrate:down
DROP VIEW tag_counts;
