INSERT INTO catalogue.work (title, authors, medium, subject, published, details) VALUES
  ('Sluice & Lock', '{}', 'game', NULL, 2018, '{"players": [2, 5], "minutes": 45}'),
  ('The digital shelf', ARRAY['E. Ink'], 'e-book', 'science.computing', 2020, '{"format": "epub", "licences": 3}');

CREATE INDEX work_games ON catalogue.work (title) WHERE medium = 'game'::catalogue.medium;

-- migrate:down
DROP INDEX catalogue.work_games;
DELETE FROM catalogue.work WHERE medium IN ('game', 'e-book');
SELECT setval(pg_get_serial_sequence('catalogue.work', 'id'), max(id)) FROM catalogue.work;
