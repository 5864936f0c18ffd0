-- pawl:alow drop-table
SELECT 1;
