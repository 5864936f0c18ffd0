CREATE UNIQUE INDEX CONCURRENTLY member_card_upper ON people.member (upper(card));

-- migrate:down
DROP INDEX people.member_card_upper;
