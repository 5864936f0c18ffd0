ALTER TABLE catalogue.work ADD COLUMN search_german tsvector;
UPDATE catalogue.work SET search_german = to_tsvector('catalogue.german', title || ' ' || coalesce(summary, ''));
CREATE TRIGGER work_search_german BEFORE INSERT OR UPDATE ON catalogue.work FOR EACH ROW
  EXECUTE FUNCTION tsvector_update_trigger('search_german', 'catalogue.german', 'title', 'summary');

-- migrate:down
DROP TRIGGER work_search_german ON catalogue.work;
ALTER TABLE catalogue.work DROP COLUMN search_german;
