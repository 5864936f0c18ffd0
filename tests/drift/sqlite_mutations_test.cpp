/// Single changes at random places: exactly what was changed is named.

#include <random>

#include "mutation.hpp"
#include "sqlite_fixture.hpp"

namespace pawl::test {
namespace {

constexpr int tables = 20;

/// Tables of every shape, with an index, a view and a trigger each.
std::string many_tables() {
  std::string sql;
  for (int i = 0; i < tables; ++i) {
    const std::string t = "t" + std::to_string(i);
    sql += "CREATE TABLE " + t +
           " (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'it''s', b NUMERIC(8, 2), c TEXT"
           " COLLATE NOCASE, d AS (b * 2), UNIQUE (a, b), CHECK (b > " +
           std::to_string(i) +
           "));\n"
           "CREATE INDEX " +
           t + "_i ON " + t +
           " (a, c DESC);\n"
           "CREATE VIEW " +
           t + "_v AS SELECT a FROM " + t +
           " WHERE b > 1;\n"
           "CREATE TRIGGER " +
           t + "_g AFTER INSERT ON " + t + " BEGIN SELECT new.a; END;\n";
  }
  return sql;
}

mutation random_mutation(std::mt19937& random) {
  const std::string t = "t" + std::to_string(random() % tables);
  switch (random() % 10) {
    case 0:
      return {"DROP INDEX " + t + "_i", "missing index " + t + "_i"};
    case 1:
      return {"DROP VIEW " + t + "_v", "missing view " + t + "_v"};
    case 2:
      return {"DROP TRIGGER " + t + "_g", "missing trigger " + t + "_g"};
    case 3:
      return {"ALTER TABLE " + t + " ADD e", "extra column " + t + ".e"};
    case 4:
      return {"DROP INDEX " + t + "_i; CREATE INDEX " + t + "_i ON " + t + " (a, c)", "different index " + t + "_i"};
    case 5:
      return {"DROP VIEW " + t + "_v; CREATE VIEW " + t + "_v AS SELECT a FROM " + t + " WHERE b > 2",
              "different view " + t + "_v"};
    case 6:
      return {"DROP TRIGGER " + t + "_g; CREATE TRIGGER " + t + "_g AFTER INSERT ON " + t + " BEGIN SELECT new.b; END",
              "different trigger " + t + "_g"};
    case 7:
      return {"ALTER TABLE " + t + " DROP d", "missing column " + t + ".d"};
    case 8:
      return {"CREATE TABLE x" + t + " (a)", "extra table x" + t};
    default:
      return {
          "DROP VIEW " + t + "_v; DROP TABLE " + t + "; CREATE VIEW " + t + "_v AS SELECT a FROM " + t + " WHERE b > 1",
          "missing table " + t};
  }
}

TEST_F(sqlite_drift, NamesExactlyWhatWasChanged) {
  begin(many_tables());
  ASSERT_EQ(to_string(verify()), "");
  std::mt19937 random{4711};
  for (int i = 0; i < 100; ++i) {
    const mutation mutation = random_mutation(random);
    const sqlite_file copy;
    db.execute("VACUUM INTO '" + copy.path() + "'");
    const auto changed = copy.open();
    changed.execute("PRAGMA synchronous = OFF; " + mutation.sql);
    sqlite_database database{changed};
    const drift drift = migrator{database, set()}.verify();
    EXPECT_EQ(names(drift), mutation.named) << mutation.sql;
  }
}

}  // namespace
}  // namespace pawl::test
