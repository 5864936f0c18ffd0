CREATE TABLE lending.request (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  work_id   integer NOT NULL REFERENCES catalogue.work (id) ON DELETE CASCADE ON UPDATE RESTRICT,
  member_id bigint NOT NULL,
  wanted    datemultirange NOT NULL DEFAULT '{}',
  asked_at  timestamptz NOT NULL,
  FOREIGN KEY (member_id) REFERENCES people.member (id) MATCH FULL DEFERRABLE
);

CREATE FUNCTION lending.check_request() RETURNS trigger LANGUAGE plpgsql AS $check$
BEGIN
  IF (SELECT count(*) FROM lending.request WHERE member_id = NEW.member_id) > 10 THEN
    RAISE check_violation USING MESSAGE = 'ten requests are enough';
  END IF;
  RETURN NULL;
END;
$check$;
CREATE CONSTRAINT TRIGGER at_most_ten AFTER INSERT ON lending.request DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION lending.check_request();

INSERT INTO lending.request (work_id, member_id, wanted, asked_at)
SELECT w.id, m.id, datemultirange(daterange('2024-07-01', '2024-07-08'), daterange('2024-08-01', NULL)),
       TIMESTAMP '2024-06-01 08:00' AT TIME ZONE 'Europe/Berlin' + (m.id - w.id) * INTERVAL '1 minute'
  FROM catalogue.work AS w JOIN people.member AS m ON m.id % 20 = w.id % 20 ORDER BY w.id, m.id;

-- migrate:down
DROP TABLE lending.request;
DROP FUNCTION lending.check_request();
