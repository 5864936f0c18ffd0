CREATE TABLE reporting."Größe; der Bestände" (
  "select"         integer PRIMARY KEY,
  "Größe"          text NOT NULL DEFAULT 'it''s; fine',
  "with ""quotes""" text,
  "$dollar$"       text,
  U&"\00fcbrig"    boolean
);
CREATE INDEX "the -- index" ON reporting."Größe; der Bestände" ("Größe", "$dollar$");
INSERT INTO reporting."Größe; der Bestände" ("select", "with ""quotes""", "$dollar$") VALUES (1, '"', '$$');
SELECT "select" AS "from" FROM reporting."Größe; der Bestände" WHERE "Größe" LIKE '%\%;%' ESCAPE '\' /* a ; and /* nested */ */;

-- migrate:down
DROP TABLE reporting."Größe; der Bestände";
