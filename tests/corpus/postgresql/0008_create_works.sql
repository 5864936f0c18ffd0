CREATE TABLE catalogue.work (
  id           integer GENERATED ALWAYS AS IDENTITY,
  isbn         catalogue.isbn13,
  title        text NOT NULL,
  authors      text[] NOT NULL DEFAULT ARRAY[]::text[],
  medium       catalogue.medium NOT NULL DEFAULT 'book',
  subject      ext.ltree REFERENCES catalogue.subject (path) ON UPDATE CASCADE,
  published    smallint,
  details      jsonb NOT NULL DEFAULT '{}',
  summary      text,
  search       tsvector GENERATED ALWAYS AS (
                 setweight(to_tsvector('simple', title), 'A') ||
                 setweight(to_tsvector('simple', coalesce(summary, '')), 'B')) STORED,
  updated_at   timestamptz,
  CONSTRAINT work_pkey PRIMARY KEY (id),
  CONSTRAINT work_isbn_once UNIQUE (isbn),
  CONSTRAINT work_published_plausible CHECK (published BETWEEN 1400 AND 2100)
);

CREATE INDEX work_search ON catalogue.work USING gin (search);
CREATE INDEX work_authors ON catalogue.work USING gin (authors);

-- migrate:down
DROP TABLE catalogue.work;
