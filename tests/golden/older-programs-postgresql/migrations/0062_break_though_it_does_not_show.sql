-- pawl:breaking rows of notes have to have a row here
CREATE TABLE note_owners (note int);
