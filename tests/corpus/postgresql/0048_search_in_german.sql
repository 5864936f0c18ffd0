CREATE TEXT SEARCH DICTIONARY catalogue.plain_words (TEMPLATE = pg_catalog.simple, STOPWORDS = german);
CREATE TEXT SEARCH CONFIGURATION catalogue.german (COPY = pg_catalog.german);
ALTER TEXT SEARCH CONFIGURATION catalogue.german ALTER MAPPING FOR numword, version WITH catalogue.plain_words;

CREATE FUNCTION catalogue.find_work(words text, at_most integer DEFAULT 10)
  RETURNS TABLE (id integer, title text, excerpt text)
  LANGUAGE sql STABLE
AS $search$
  SELECT w.id, w.title, ts_headline('catalogue.german', coalesce(w.summary, w.title), q, 'StartSel=<b>, StopSel=</b>')
    FROM catalogue.work AS w, websearch_to_tsquery('catalogue.german', words) AS q
   WHERE to_tsvector('catalogue.german', w.title || ' ' || coalesce(w.summary, '')) @@ q
   ORDER BY ts_rank_cd(w.search, q) DESC, w.id
   LIMIT at_most;
$search$;

-- migrate:down
DROP FUNCTION catalogue.find_work(text, integer);
DROP TEXT SEARCH CONFIGURATION catalogue.german;
DROP TEXT SEARCH DICTIONARY catalogue.plain_words;
