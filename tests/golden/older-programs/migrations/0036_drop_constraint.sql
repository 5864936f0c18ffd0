CREATE TABLE new_spare (a, b);
DROP TABLE spare_one;
ALTER TABLE new_spare RENAME TO spare_one;
