CREATE TABLE notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL
);
COPY notes (id, title) FROM stdin;
1	the first; it's here
2	the second
\.
