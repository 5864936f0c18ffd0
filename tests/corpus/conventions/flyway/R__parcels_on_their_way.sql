CREATE OR REPLACE VIEW parcels_on_their_way AS
SELECT id, recipient, grams, price(grams) AS price FROM parcels WHERE state = 'moving';
