-- The parent's index is invalid until each partition has brought its own.
CREATE INDEX visit_by_branch ON ONLY people.visit (branch_id, counted_at);
DO $$
DECLARE
  part regclass;
BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'people.visit'::regclass ORDER BY 1 LOOP
    EXECUTE format('CREATE INDEX ON %s (branch_id, counted_at)', part);
    EXECUTE format('ALTER INDEX people.visit_by_branch ATTACH PARTITION %s',
                   regexp_replace(part::text, '$', '_branch_id_counted_at_idx'));
  END LOOP;
END
$$;

-- migrate:down
DROP INDEX people.visit_by_branch;
