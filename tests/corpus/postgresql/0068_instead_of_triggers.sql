CREATE VIEW people.contact WITH (security_invoker = true) AS
SELECT id, full_name AS name, email::text AS email FROM people.member;
CREATE FUNCTION people.change_contact() RETURNS trigger LANGUAGE plpgsql AS $contact$
DECLARE
  parts text[] := string_to_array(NEW.name, ' ', NULL);
BEGIN
  UPDATE people.member
     SET given_name = parts[1], family_name = array_to_string(parts[2:], ' '), email = NEW.email
   WHERE id = OLD.id;
  RETURN NEW;
END;
$contact$;
CREATE TRIGGER contact_change INSTEAD OF UPDATE ON people.contact
  FOR EACH ROW EXECUTE PROCEDURE people.change_contact();
ALTER VIEW people.contact ALTER COLUMN name SET DEFAULT 'N. N.';
UPDATE people.contact SET name = 'Zoë van der Meer' WHERE id = 1002;

-- migrate:down
UPDATE people.contact SET name = 'Chloé Reader 002' WHERE id = 1002;
DROP VIEW people.contact;
DROP FUNCTION people.change_contact();
