CREATE STATISTICS people.member_place (ndistinct, dependencies, mcv) ON branch_id, kind, family_name FROM people.member;
CREATE STATISTICS catalogue.work_decade ON (published / 10), medium FROM catalogue.work;
ALTER TABLE people.member ALTER COLUMN family_name SET STATISTICS 500;
ALTER STATISTICS people.member_place SET STATISTICS 200;
ANALYZE people.member;

-- migrate:down
ALTER TABLE people.member ALTER COLUMN family_name SET STATISTICS -1;
DROP STATISTICS catalogue.work_decade;
DROP STATISTICS people.member_place;
