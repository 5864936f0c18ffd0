-- pawl:no-transaction
CREATE INDEX CONCURRENTLY loans_by_book ON loans (book_id);

-- migrate:down
DROP INDEX CONCURRENTLY loans_by_book;
