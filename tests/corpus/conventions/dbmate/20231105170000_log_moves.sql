-- migrate:up
CREATE TABLE moves (
  item_id integer NOT NULL,
  delta   integer NOT NULL,
  at      text NOT NULL
);
CREATE TRIGGER items_move AFTER UPDATE OF quantity ON items
WHEN old.quantity <> new.quantity
BEGIN
  INSERT INTO moves VALUES (new.id, new.quantity - old.quantity, datetime('now'));
END;

-- migrate:down
DROP TRIGGER items_move;
DROP TABLE moves;
