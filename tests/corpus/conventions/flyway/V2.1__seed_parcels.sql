INSERT INTO parcels (sender, recipient, grams) VALUES ('Ada', 'Bo', 450), ('Bo', 'Cyril; at work', 1200);
UPDATE parcels SET state = 'moving' WHERE grams > 1000;
