ALTER TABLE catalogue.work ADD COLUMN language character(2);

WITH RECURSIVE tree AS (
  SELECT path, CASE WHEN path::text = 'history' THEN 'de' ELSE 'en' END AS language
    FROM catalogue.subject WHERE ext.nlevel(path) = 1
  UNION ALL
  SELECT s.path, tree.language
    FROM catalogue.subject AS s JOIN tree ON ext.subpath(s.path, 0, -1) OPERATOR(ext.=) tree.path
   WHERE ext.nlevel(s.path) > 1
), guessed AS MATERIALIZED (
  SELECT w.id, CASE
           WHEN w.title ~ '[\u0370-\u03ff]' THEN 'el'
           WHEN w.title ~ '[\u4e00-\u9fff]' THEN 'ja'
           ELSE coalesce(tree.language, 'en')
         END AS language
    FROM catalogue.work AS w LEFT JOIN tree ON tree.path OPERATOR(ext.=) w.subject
)
UPDATE catalogue.work AS w SET language = guessed.language FROM guessed WHERE guessed.id = w.id;

ALTER TABLE catalogue.work ALTER COLUMN language SET NOT NULL, ALTER COLUMN language SET DEFAULT 'de';

-- migrate:down
ALTER TABLE catalogue.work DROP COLUMN language;
