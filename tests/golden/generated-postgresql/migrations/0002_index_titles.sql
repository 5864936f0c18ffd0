CREATE INDEX CONCURRENTLY "Titles" ON public.notes (title);

-- migrate:down
DROP INDEX CONCURRENTLY "Titles";
