CREATE INDEX notes_by_half ON notes ((amount / 2));
