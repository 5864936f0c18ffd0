CREATE INDEX long_notes ON notes (title) WHERE length > 100;
