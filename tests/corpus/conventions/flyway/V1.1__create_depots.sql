CREATE TABLE depots (
  code char(3) PRIMARY KEY,
  city text NOT NULL
);
INSERT INTO depots VALUES ('BRE', 'Bremen'), ('GDN', 'Gdansk');
