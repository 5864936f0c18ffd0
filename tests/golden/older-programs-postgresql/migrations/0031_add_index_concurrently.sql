CREATE INDEX CONCURRENTLY notes_by_mood ON notes (mood);
