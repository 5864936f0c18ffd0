DELETE FROM accounts WHERE owner = 'Cyril';
