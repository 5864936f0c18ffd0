/// What drafts do to tables that hold rows, and what empty tables do not show.

#include <fmt/format.h>

#include "prove.hpp"

namespace {

using pawl::test::files;
using pawl::test::proof_folder;
using pawl::test::proof_result;
using pawl::test::prove;

constexpr const char* base =
    "CREATE SCHEMA shop;\n"
    "CREATE TABLE shop.teams (id int PRIMARY KEY, name text);\n"
    "CREATE TABLE members (id serial PRIMARY KEY, team int REFERENCES shop.teams ON DELETE CASCADE, name text, nick "
    "text, code varchar(8) NOT NULL, age int);\n"
    "INSERT INTO shop.teams VALUES (1, 'first');\n";

constexpr const char* away = "DROP TABLE IF EXISTS members, people CASCADE; DROP SCHEMA IF EXISTS shop CASCADE;\n";

/// `rule at line: message`, a line each; hints are left out.
std::string told(const proof_result& result, std::size_t index) {
  const auto& migration = result.set.dialects.at(0).migrations.at(index);
  EXPECT_TRUE(migration.measured);
  std::string text;
  for (const auto& finding : migration.shown)
    text += fmt::format("{} at {}: {}\n", finding.rule, locate(migration.up, finding.offset).line, finding.message);
  return text;
}

struct row_case {
  const char* name;
  const char* sql;
  /// Parts of what is told; empty where nothing is.
  std::vector<const char*> told;
};

const row_case cases[] = {
    {"not_null",
     "SELECT 1;\nALTER TABLE members ALTER COLUMN name SET NOT NULL;",
     {"refused-by-rows at 2: ", "column \"name\" of relation \"members\" contains null values", "name=NULL"}},
    {"not_null_filled",
     "UPDATE members SET name = '' WHERE name IS NULL; ALTER TABLE members ALTER name SET NOT NULL;",
     {}},
    {"new_column",
     "ALTER TABLE members ADD COLUMN mail text NOT NULL;",
     {"refused-by-rows at 1: ", "column \"mail\" of relation \"members\" contains null values", "members(id="}},
    {"new_column_with_default", "ALTER TABLE members ADD COLUMN mail text NOT NULL DEFAULT '';", {}},
    {"unique",
     "CREATE UNIQUE INDEX ON members (nick);",
     {"refused-by-rows at 1: ", "could not create unique index", "public.members(id="}},
    {"cast",
     "ALTER TABLE members ALTER COLUMN name TYPE int USING name::int;",
     {"refused-by-rows at 1: ", "invalid input syntax for type integer"}},
    {"pending", "UPDATE members SET team = 1; ALTER TABLE members ADD COLUMN x int;", {}},
    {"lost_in_rebuild",
     "CREATE TABLE people (LIKE members);\nINSERT INTO people SELECT * FROM members WHERE age > 0;\n"
     "DROP TABLE members;\nALTER TABLE people RENAME TO members;",
     {"rows-lost at ", "rows of public.members are lost, "}},
    {"kept_in_rebuild",
     "CREATE TABLE people (LIKE members); INSERT INTO people SELECT * FROM members; DROP TABLE members; "
     "ALTER TABLE people RENAME TO members;",
     {}},
    {"cascade", "DELETE FROM shop.teams;", {"rows-lost at 1: ", "10 rows of public.members are lost, "}},
    {"deleted", "DELETE FROM members;", {}},
    {"null_appeared",
     "CREATE TABLE people (LIKE members);\nINSERT INTO people (id, team, name, code, age) SELECT id, "
     "team, name, code, age FROM members;\nDROP TABLE members;\nALTER TABLE people RENAME TO members;",
     {"null-appeared at ", "nick of 10 rows of public.members becomes NULL"}},
    {"set_null", "UPDATE members SET nick = NULL;", {}},
    {"foreign_key",
     "ALTER TABLE members ADD FOREIGN KEY (age) REFERENCES shop.teams;",
     {"refused-by-rows at 1: ", "insert or update on table \"members\" violates foreign key constraint"}},
    {"raised", "DO $$ BEGIN IF EXISTS (SELECT FROM members) THEN RAISE 'not empty'; END IF; END $$;", {}},
    {"key_of_a_sequence",
     "INSERT INTO members (code) VALUES ('a'); UPDATE members SET age = 1 WHERE id = 1;\nINSERT "
     "INTO shop.teams VALUES (2, 'second'); ALTER TABLE members ADD COLUMN first int REFERENCES "
     "members DEFAULT 1;",
     {}},
    {"new_table", "CREATE TABLE pins (id int); DROP TABLE pins;", {}},
};

TEST(postgresql_rows, ShowWhatEmptyTablesDoNot) {
  files set;
  std::size_t number = 0;
  for (const auto& each : cases) {
    set[fmt::format("{:04}_base.sql", ++number)] = std::string{away} + base;
    set[fmt::format("{:04}_{}.sql", ++number, each.name)] = each.sql;
  }
  const proof_folder folder;
  const auto result = prove(set, folder);
  EXPECT_EQ(result.found, "");
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    SCOPED_TRACE(cases[i].name);
    const auto text = told(result, 2 * i + 1);
    for (const auto* part : cases[i].told) EXPECT_NE(text.find(part), text.npos) << part << "\n" << text;
    if (cases[i].told.empty()) {
      EXPECT_EQ(text, "");
    }
  }
  for (const auto& [table, why] : result.set.dialects.at(0).unfilled) ADD_FAILURE() << table << ": " << why;
}

/// What PostgreSQL has and SQLite has not. The last statement fails where there is any row.
constexpr const char* tables[] = {
    "CREATE TABLE t (id uuid PRIMARY KEY, tags text[] NOT NULL, sizes int[], at timestamptz NOT NULL, day date UNIQUE, "
    "price numeric(6, 2) NOT NULL, doc jsonb NOT NULL, raw bytea NOT NULL, host inet NOT NULL, took interval NOT NULL, "
    "span int4range NOT NULL, spans datemultirange, words tsvector, ok boolean NOT NULL, c char(3) NOT NULL);",
    "CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE TABLE t (mood mood NOT NULL, moods mood[] NOT NULL);",
    "CREATE DOMAIN code AS text CHECK (VALUE ~ '^[A-Z]{2}-[0-9]+$'); CREATE DOMAIN short_code AS code CHECK "
    "(length(VALUE) < 8) NOT NULL; CREATE TABLE t (code short_code PRIMARY KEY);",
    "CREATE TYPE place AS (street text, number int); CREATE TABLE t (place place NOT NULL, places place[]);",
    "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int NOT NULL, b int GENERATED ALWAYS AS (a + "
    "1) "
    "STORED);",
    "CREATE TABLE t (day date NOT NULL, x int) PARTITION BY RANGE (day); CREATE TABLE t_1 PARTITION OF t FOR VALUES "
    "FROM "
    "('2024-01-01') TO ('2024-06-01');",
    "CREATE TABLE t (kind text NOT NULL) PARTITION BY LIST (kind); CREATE TABLE t_1 PARTITION OF t FOR VALUES IN "
    "('letter', 'parcel');",
    "CREATE TABLE t (during tsrange NOT NULL, EXCLUDE USING gist (during WITH &&));",
    "CREATE TABLE other (id int PRIMARY KEY); CREATE TABLE t (other int NOT NULL REFERENCES other, up int REFERENCES "
    "t2);",
    "CREATE TABLE t (id int PRIMARY KEY, other int NOT NULL); CREATE TABLE other (id int PRIMARY KEY, t int REFERENCES "
    "t); "
    "ALTER TABLE t ADD FOREIGN KEY (other) REFERENCES other DEFERRABLE INITIALLY DEFERRED;",
    "CREATE TABLE t (x int CHECK (x BETWEEN 40 AND 45), y text NOT NULL CHECK (y IN ('one', 'two')));",
    "CREATE TABLE t (x int NOT NULL, secret text); ALTER TABLE t ENABLE ROW LEVEL SECURITY;",
};

TEST(postgresql_rows, AreMadeForWhatPostgresqlHas) {
  files set;
  for (std::size_t i = 0; i < std::size(tables); ++i) {
    std::string sql{tables[i]};
    if (sql.find("t2") != sql.npos) sql.replace(sql.find("t2"), 2, "other");
    set[fmt::format("{:04}_base.sql", 2 * i + 1)] =
        "DROP TABLE IF EXISTS t, other CASCADE; DROP TYPE IF EXISTS mood, place CASCADE; DROP DOMAIN IF EXISTS code "
        "CASCADE;\n" +
        sql;
    set[fmt::format("{:04}_strict.sql", 2 * i + 2)] = "ALTER TABLE t ADD COLUMN new int NOT NULL;";
  }
  const proof_folder folder;
  const auto result = prove(set, folder);
  EXPECT_EQ(result.found, "");
  for (std::size_t i = 0; i < std::size(tables); ++i) EXPECT_NE(told(result, 2 * i + 1), "") << tables[i];
  for (const auto& [table, why] : result.set.dialects.at(0).unfilled) ADD_FAILURE() << table << ": " << why;
}

TEST(postgresql_rows, SayWhichTableTakesNone) {
  const proof_folder folder;
  const files set{{"1_t.sql", "CREATE TABLE t (y text NOT NULL CHECK (md5(y) < '000001'));"},
                  {"2_t.sql", "ALTER TABLE t ADD COLUMN z int NOT NULL;"}};
  for (int run = 0; run < 2; ++run) {
    const auto result = prove(set, folder);
    EXPECT_EQ(told(result, 1), "");
    const auto& unfilled = result.set.dialects.at(0).unfilled;
    ASSERT_EQ(unfilled.size(), 1U);
    EXPECT_EQ(unfilled[0].name, "public.t");
    EXPECT_EQ(unfilled[0].why.substr(0, 25), "new row for relation \"t\" ");
  }
}

TEST(postgresql_rows, AreRememberedWithTheProof) {
  const proof_folder folder;
  const files set{{"1_t.sql", "CREATE TABLE t (x int);"}, {"2_t.sql", "ALTER TABLE t ALTER COLUMN x SET NOT NULL;"}};
  const auto first = prove(set, folder);
  const auto again = prove(set, folder);
  EXPECT_NE(told(first, 1), "");
  EXPECT_EQ(told(first, 1), told(again, 1));
  EXPECT_EQ(prove(set, folder, 2).set.dialects.at(0).migrations.at(1).shown.size(), 0U);
}

/// Rows that no table of today takes: a condition came later, for new rows alone.
TEST(postgresql_rows, ComeFromEarlierReleases) {
  const proof_folder folder;
  const files set{{"1_t.sql", "CREATE TABLE t (id int PRIMARY KEY, size int);"},
                  {"2_limit.sql", "ALTER TABLE t ADD CONSTRAINT small CHECK (size IS NOT NULL) NOT VALID;"},
                  {"3_strict.sql", "SELECT 1;\nALTER TABLE t ALTER COLUMN size SET NOT NULL;"}};
  const auto run = [&](const char* first, const char* second) {
    return prove(set, {pawl::generator::postgresql_proof::server, folder.cache()}, 2, pawl::test::usual_surroundings(),
                 {first, second});
  };
  EXPECT_EQ(told(run("", ""), 2), "");
  EXPECT_EQ(told(run("1.0", "1.0"), 2), "");
  const auto text = told(run("1.0", "1.1"), 2);
  EXPECT_NE(text.find("refused-by-rows at 2: "), text.npos) << text;
  EXPECT_NE(text.find("; databases of release 1.0 can have such rows"), text.npos) << text;
}

TEST(postgresql_rows, KeepTheLastDraftFromBuildingAUniqueIndex) {
  const proof_folder folder;
  const auto result = prove({{"1_t.sql", "CREATE TABLE t (id int PRIMARY KEY, name text);"},
                             {"2_unique.sql", "CREATE UNIQUE INDEX CONCURRENTLY once ON t (name);"}},
                            folder);
  const auto text = told(result, 1);
  EXPECT_NE(text.find("refused-by-rows at 1: "), text.npos) << text;
  EXPECT_NE(text.find("could not create unique index \"once\""), text.npos) << text;
  EXPECT_NE(text.find("public.t(id="), text.npos) << text;
}

TEST(postgresql_rows, AreRememberedWithTheirStatement) {
  const std::string table = "CREATE TABLE notes (id int PRIMARY KEY, title text);";
  const std::string change = "SELECT 1;\nALTER TABLE notes ALTER title SET NOT NULL;";
  const proof_folder folder;
  prove({{"1_a.sql", table}, {"2_b.sql", change}}, folder, 1);
  const auto again = prove({{"1_a.sql", table}, {"2_b.sql", "-- a comment\n-- and more\n" + change}}, folder, 1);
  EXPECT_NE(told(again, 1).find("refused-by-rows at 4: "), std::string::npos) << told(again, 1);
}

TEST(postgresql_rows, AreMadeWhateverTheNamesAndStatementsAre) {
  std::string sum = "1";
  for (int i = 0; i < 2'000; ++i) sum += "+1";
  const proof_folder folder;
  const auto result = prove({{"1_a.sql",
                              "CREATE TABLE p (id int PRIMARY KEY, \"ctid\ntableoid\" int UNIQUE);\n"
                              "CREATE TABLE c (a int, b int, \"a\nb\" int REFERENCES p, d int REFERENCES p "
                              "(\"ctid\ntableoid\"));"},
                             {"2_b.sql", "UPDATE c SET a = " + sum + ";\nALTER TABLE c ADD e int;"}},
                            folder, 1);
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(told(result, 1), "");
}

TEST(postgresql_rows, AreNotMadeAnewBehindADraftThatMendsThem) {
  const proof_folder folder;
  const auto result = prove({{"1_a.sql", "CREATE TABLE tags (id int PRIMARY KEY, name text NOT NULL);"},
                             {"2_b.sql", "DELETE FROM tags a USING tags b WHERE a.name = b.name AND a.id > b.id;"},
                             {"3_c.sql", "CREATE UNIQUE INDEX tags_once ON tags (name);"},
                             {"4_d.sql", "CREATE UNIQUE INDEX CONCURRENTLY tags_twice ON tags (name);"}},
                            folder, 1);
  for (const std::size_t draft : {1U, 2U, 3U}) EXPECT_EQ(told(result, draft), "");
}

}  // namespace
