ATTACH DATABASE 'old.db' AS old;
DETACH old;
