DROP TABLE spare_2;
