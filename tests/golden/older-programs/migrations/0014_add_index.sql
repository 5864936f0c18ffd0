CREATE INDEX notes_by_body ON notes (body COLLATE NOCASE DESC, title);
