INSERT INTO notes (title) VALUES ('What?\?/ "quoted" café'),
  ('100 %');
