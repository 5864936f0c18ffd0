ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'happy';
UPDATE days SET mood = 'so-so' WHERE day < '2020-01-01';
