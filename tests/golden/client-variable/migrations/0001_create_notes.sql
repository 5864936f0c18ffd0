CREATE SCHEMA :schema;
CREATE ROLE reader PASSWORD :'password';
SELECT tags[1:n] FROM (VALUES (ARRAY['a', 'b'], 2)) AS t (tags, n);
