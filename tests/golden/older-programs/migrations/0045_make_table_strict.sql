CREATE TABLE new_words (word TEXT) STRICT;
DROP TABLE words;
ALTER TABLE new_words RENAME TO words;
