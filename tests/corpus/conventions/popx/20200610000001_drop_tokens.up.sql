-- They are kept elsewhere now.
DROP TABLE tokens;
