-- The catalogue, the readers and the loans of a town's libraries.
CREATE SCHEMA ext;
CREATE SCHEMA catalogue;
CREATE SCHEMA people;
CREATE SCHEMA lending;
CREATE SCHEMA reporting;

COMMENT ON SCHEMA ext IS 'What extensions bring: names here are theirs.';
COMMENT ON SCHEMA catalogue IS 'Werke, Exemplare und Sachgebiete (Bücher, Hörbücher, Spiele).';

-- migrate:down
DROP SCHEMA reporting;
DROP SCHEMA lending;
DROP SCHEMA people;
DROP SCHEMA catalogue;
DROP SCHEMA ext;
