CREATE VIEW catalogue.game AS
SELECT id, title, details -> 'players' AS players FROM catalogue.work WHERE medium = 'game';

CREATE RULE game_insert AS ON INSERT TO catalogue.game DO INSTEAD
  INSERT INTO catalogue.work (title, medium, details)
  VALUES (NEW.title, 'game', jsonb_build_object('players', NEW.players))
  RETURNING id, title, details -> 'players';
CREATE RULE game_delete AS ON DELETE TO catalogue.game
  DO INSTEAD (UPDATE catalogue.work SET details = details || '{"gone": true}' WHERE id = OLD.id; SELECT OLD.id;);
CREATE RULE staff_stays AS ON DELETE TO people.staff WHERE OLD.salary IS NOT NULL DO INSTEAD NOTHING;

INSERT INTO catalogue.game (title, players) VALUES ('Nine stones', '[2, 2]');

-- migrate:down
DROP RULE staff_stays ON people.staff;
DROP VIEW catalogue.game;
DELETE FROM catalogue.work WHERE title = 'Nine stones';
SELECT setval(pg_get_serial_sequence('catalogue.work', 'id'), max(id)) FROM catalogue.work;
