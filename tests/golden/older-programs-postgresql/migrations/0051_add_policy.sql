CREATE POLICY everybody ON notes USING (true);
