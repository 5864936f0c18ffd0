CREATE INDEX big_notes ON notes (title) WHERE amount / 2 > 3;
