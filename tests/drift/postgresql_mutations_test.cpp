/// The corpus, and a hundred single changes at random places: exactly what was changed is named.

#include <algorithm>
#include <random>

#include <drift_corpus/migrations.hpp>

#include "mutation.hpp"
#include "postgresql_fixture.hpp"

namespace pawl::test {
namespace {

/// Every change of one of these kinds that the corpus's schema allows and that takes nothing else with it.
std::vector<mutation> mutations(const postgresql_session& db) {
  constexpr const char* queries[] = {
      "SELECT format('DROP INDEX %s', c.oid::regclass), 'missing index ' || c.oid::regclass FROM pg_index "
      "JOIN pg_class c ON c.oid = indexrelid WHERE c.relnamespace::regnamespace::text !~ '^pg_' AND relkind = 'i' AND "
      "NOT EXISTS (SELECT FROM pg_depend WHERE (objid = c.oid OR refobjid = c.oid) AND deptype IN ('i', 'P', 'e')) AND "
      "NOT EXISTS (SELECT FROM pg_description WHERE objoid = c.oid)",
      "SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass), format('missing trigger %I on %s', tgname, "
      "tgrelid::regclass) FROM pg_trigger t WHERE NOT tgisinternal AND tgparentid = 0 AND NOT EXISTS (SELECT FROM "
      "pg_description WHERE objoid = t.oid) AND NOT EXISTS (SELECT FROM pg_trigger p WHERE p.tgparentid = t.oid)",
      "SELECT format('ALTER TABLE %s ADD drifted int', c.oid::regclass), 'extra column ' || c.oid::regclass || "
      "'.drifted' FROM pg_class c WHERE relkind = 'r' AND oid >= 16384 AND relname <> 'pawl_history' AND NOT EXISTS "
      "(SELECT FROM pg_inherits WHERE inhrelid = c.oid OR inhparent = c.oid) AND reloftype = 0",
      "SELECT format('ALTER TABLE %s ALTER %I SET STATISTICS 7', attrelid::regclass, attname), 'different column ' || "
      "attrelid::regclass || '.' || quote_ident(attname) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE "
      "relkind = 'r' AND c.oid >= 16384 AND relname <> 'pawl_history' AND attnum > 0 AND NOT attisdropped AND NOT "
      "relispartition",
      "SELECT format('ALTER TABLE %s ADD CONSTRAINT drifted CHECK (true)', c.oid::regclass), 'extra constraint drifted "
      "on ' || c.oid::regclass FROM pg_class c WHERE relkind = 'r' AND oid >= 16384 AND relname <> 'pawl_history' AND "
      "NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid OR inhparent = c.oid)",
      "SELECT format('COMMENT ON %s %s IS $$drifted$$', CASE prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, "
      "p.oid::regprocedure), format('extra comment %s ', CASE prokind WHEN 'p' THEN 'procedure' ELSE 'function' END) "
      "|| "
      "(pg_identify_object('pg_proc'::regclass, p.oid, 0)).identity FROM pg_proc p WHERE p.oid >= 16384 AND prokind IN "
      "('f', 'p') AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype IN ('e', 'i')) AND NOT EXISTS "
      "(SELECT FROM pg_description WHERE objoid = p.oid)",
      "SELECT format('ALTER SEQUENCE %s INCREMENT 7', c.oid::regclass), 'different sequence ' || c.oid::regclass FROM "
      "pg_class c WHERE relkind = 'S' AND oid >= 16384",
  };
  db.execute("SET search_path = ''");
  std::vector<mutation> all;
  for (const char* query : queries) {
    pqxx::nontransaction tx{db};
    for (const auto& row : tx.exec(query)) all.push_back({row[0].c_str(), row[1].c_str()});
  }
  return all;
}

TEST(postgresql_drift_of_the_corpus, NamesExactlyWhatWasChanged) {
  const test_database original;
  std::vector<mutation> all;
  {
    const postgresql_session db{original.connection_string("postgres")};
    migrate(db, drift_corpus::migrations());
    all = mutations(db);
  }
  ASSERT_GT(all.size(), 100U);
  std::mt19937 random{4711};
  std::shuffle(all.begin(), all.end(), random);
  all.resize(100);
  // Each is made in a database that holds the ones before it: they add up.
  const test_database database{{.copy_of = &original}};
  const postgresql_session db{database.connection_string("postgres")};
  postgresql_database engine{db};
  migrator migrator{engine, drift_corpus::migrations()};
  drift before = migrator.verify();
  EXPECT_EQ(names(before), "");
  for (const mutation& mutation : all) {
    db.execute(mutation.sql);
    drift now = migrator.verify();
    drift added = now;
    std::erase_if(added.differences,
                  [&](const difference& each) { return std::ranges::count(before.differences, each) > 0; });
    EXPECT_EQ(names(added), mutation.named) << mutation.sql;
    EXPECT_EQ(now.differences.size(), before.differences.size() + 1) << mutation.sql;
    before = std::move(now);
  }
}

}  // namespace
}  // namespace pawl::test
