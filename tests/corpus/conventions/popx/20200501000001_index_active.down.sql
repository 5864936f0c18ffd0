DROP INDEX sessions_active_idx;
