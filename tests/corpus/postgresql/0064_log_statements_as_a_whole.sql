CREATE TABLE audit.bulk (relation text, operation text, rows bigint);
CREATE FUNCTION audit.count_rows() RETURNS trigger LANGUAGE plpgsql AS $count$
BEGIN
  INSERT INTO audit.bulk SELECT TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, TG_OP, count(*) FROM gone;
  RETURN NULL;
END $count$;
CREATE TRIGGER request_bulk AFTER DELETE ON lending.request REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION audit.count_rows();
DELETE FROM lending.request WHERE upper_inf(wanted) AND member_id % 2 = 0;
ALTER TABLE lending.request DISABLE TRIGGER request_bulk;
ALTER TABLE lending.request ENABLE ALWAYS TRIGGER request_bulk;

-- migrate:down
DROP TRIGGER request_bulk ON lending.request;
DROP FUNCTION audit.count_rows();
DROP TABLE audit.bulk;
