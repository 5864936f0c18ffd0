ALTER TABLE spare_two RENAME TO spare_2;
