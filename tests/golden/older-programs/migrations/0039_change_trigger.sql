DROP TRIGGER spare_insert;
CREATE TRIGGER spare_insert AFTER INSERT ON spare_four BEGIN DELETE FROM spare_2; END;
