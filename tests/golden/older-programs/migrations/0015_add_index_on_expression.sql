CREATE INDEX notes_by_key ON notes (json_extract(body, '$.key'));
