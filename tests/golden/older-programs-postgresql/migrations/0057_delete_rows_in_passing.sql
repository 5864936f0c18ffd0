WITH gone AS (DELETE FROM folders RETURNING name) SELECT count(*) FROM gone;
