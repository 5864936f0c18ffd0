-- What was moved stays moved.
DELETE FROM transfers;
DELETE FROM accounts;
