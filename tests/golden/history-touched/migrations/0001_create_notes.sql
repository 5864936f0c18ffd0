DELETE FROM pawl_history;
