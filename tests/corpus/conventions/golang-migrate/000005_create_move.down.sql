DROP FUNCTION move(bigint, bigint, numeric);
