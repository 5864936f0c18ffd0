SELECT "‮🦫[31m,:%" FROM notes;
