INSERT INTO accounts (owner, currency) VALUES ('Cyril', 'CZK');
