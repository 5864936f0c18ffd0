INSERT INTO people.branch (name, address, opening_hours, opened_on) VALUES
  ('Central', ROW('1 Market Square', '10115', 'Neustadt'),
   '{"mon": ["09:00", "18:00"], "sat": ["10:00", "14:00"], "note": "closed on holidays; see board"}', '1968-05-02'),
  ('Südpark', ('Platanenallee 7', '10117', 'Neustadt')::people.address,
   jsonb_build_object('tue', jsonb_build_array('12:00', '20:00')), '1994-09-17'),
  ('Bus', ROW('—', NULL, 'unterwegs'), '{}', NULL);

-- migrate:down
DELETE FROM people.branch;
ALTER TABLE people.branch ALTER COLUMN id RESTART WITH 1;
