-- pawl:no-transaction
CREATE INDEX loans_by_book ON loans (book_id);

-- migrate:down
DROP INDEX loans_by_book;
