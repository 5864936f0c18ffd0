CREATE VIEW heavy AS SELECT id, recipient, price(grams) AS price FROM parcels WHERE grams >= 1000;
