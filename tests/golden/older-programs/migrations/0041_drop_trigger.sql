DROP TRIGGER spare_insert;
