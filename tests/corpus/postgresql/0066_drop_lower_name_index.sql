DROP INDEX CONCURRENTLY people.member_by_lower_name;

-- migrate:down
CREATE INDEX CONCURRENTLY member_by_lower_name ON people.member (lower(family_name) text_pattern_ops) WHERE kind <> 'school';
