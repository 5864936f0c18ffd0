CREATE UNIQUE INDEX notes_once ON notes (title);
