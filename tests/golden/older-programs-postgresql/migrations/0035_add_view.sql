CREATE VIEW bodies AS SELECT body FROM notes;
