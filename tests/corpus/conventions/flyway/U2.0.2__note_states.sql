DROP TRIGGER parcels_state ON parcels;
DROP FUNCTION note_state();
DROP TABLE state_changes;
