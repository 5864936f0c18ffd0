INSERT INTO catalogue.subject (path, name) VALUES
  ('fiction', 'Belletristik'),
  ('fiction.crime', 'Krimi; Thriller'),
  ('fiction.poetry', 'Lyrik -- auch Übersetzungen'),
  ('science', 'Naturwissenschaft /* und Technik */'),
  ('science.mathematics', 'Mathematik'),
  ('science.computing', 'Informatik & «Programmieren»'),
  ('history', 'Geschichte'),
  ('history.local', 'Heimatkunde – Zürich, Genève, Ελλάδα, 日本');

-- migrate:down
DELETE FROM catalogue.subject;
