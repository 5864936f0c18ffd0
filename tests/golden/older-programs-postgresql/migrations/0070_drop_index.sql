DROP INDEX notes_by_title;
