INSERT INTO accounts (id, owner, balance) VALUES (1001, 'Ada', 100), (1002, 'Bo', 20);
SELECT move(1001, 1002, 12.50);
