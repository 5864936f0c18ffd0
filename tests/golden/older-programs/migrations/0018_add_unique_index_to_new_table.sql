CREATE TABLE words (word TEXT);
CREATE UNIQUE INDEX words_once ON words (word);
