/// What a server shows of each statement of a draft: locks, tables that are written anew or read whole.

#include <fmt/format.h>

#include "prove.hpp"

namespace {

using pawl::generator::statement_effect;
using pawl::test::files;
using pawl::test::proof_folder;
using pawl::test::proof_result;
using pawl::test::prove;

constexpr const char* base =
    "CREATE SCHEMA shop;\n"
    "CREATE TABLE shop.teams (id int PRIMARY KEY, name text);\n"
    "CREATE TABLE members (id int PRIMARY KEY, team int, name varchar(20), age int);\n"
    "ALTER TABLE members ADD CONSTRAINT grown CHECK (age > 0) NOT VALID;\n"
    "CREATE TABLE logs (day int) PARTITION BY LIST (day);\n"
    "CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1);\n"
    "CREATE VIEW names AS SELECT name FROM shop.teams;\n"
    "CREATE MATERIALIZED VIEW ages AS SELECT age FROM members;\n";

/// `2: public.members AccessExclusiveLock, rewrites public.members`, a line each statement.
std::string told(const std::vector<statement_effect>& effects) {
  std::string text;
  for (const auto& [statement, measured, locks, rewritten, scanned] : effects) {
    text += fmt::format("{}:{}", statement + 1, measured ? "" : " not measured");
    for (const auto& [relation, mode, made_here] : locks)
      text += fmt::format(" {} {}{}", relation, mode, made_here ? " (new)" : "");
    for (const auto& table : rewritten) text += " rewrites " + table;
    for (const auto& table : scanned) text += " reads " + table;
    text += '\n';
  }
  return text;
}

std::string told(const proof_result& result, std::size_t index) {
  EXPECT_EQ(result.found, "");
  const auto& migration = result.set.dialects.at(0).migrations.at(index);
  EXPECT_TRUE(migration.measured);
  return told(migration.effects);
}

struct effect_case {
  const char* name;
  const char* sql;
  const char* effects;
};

const effect_case cases[] = {
    {"column_with_volatile_default", "ALTER TABLE members ADD COLUMN token uuid DEFAULT gen_random_uuid();",
     "1: public.members AccessExclusiveLock rewrites public.members\n"},
    {"column_with_default", "ALTER TABLE members ADD COLUMN active boolean NOT NULL DEFAULT true;",
     "1: public.members AccessExclusiveLock\n"},
    {"column", "ALTER TABLE members ADD COLUMN mail text;", "1: public.members AccessExclusiveLock\n"},
    {"type", "ALTER TABLE members ALTER COLUMN team TYPE bigint;",
     "1: public.members AccessExclusiveLock rewrites public.members\n"},
    {"longer_type", "ALTER TABLE members ALTER COLUMN name TYPE varchar(40);",
     "1: public.members AccessExclusiveLock\n"},
    {"index", "CREATE INDEX on_team ON members (team);", "1: public.members ShareLock reads public.members\n"},
    {"not_null", "ALTER TABLE members ALTER COLUMN team SET NOT NULL;",
     "1: public.members AccessExclusiveLock reads public.members\n"},
    {"validation", "ALTER TABLE members VALIDATE CONSTRAINT grown;",
     "1: public.members ShareUpdateExclusiveLock reads public.members\n"},
    {"foreign_key", "ALTER TABLE members ADD FOREIGN KEY (team) REFERENCES shop.teams NOT VALID;",
     "1: public.members ShareRowExclusiveLock shop.teams ShareRowExclusiveLock\n"},
    {"rows", "UPDATE members SET age = 1; INSERT INTO shop.teams SELECT id, name FROM members;",
     "1: public.members RowExclusiveLock\n2: shop.teams RowExclusiveLock\n"},
    {"truncate", "TRUNCATE members;", "1: public.members AccessExclusiveLock\n"},
    {"dropped", "DROP VIEW names; DROP TABLE shop.teams;",
     "1: public.names AccessExclusiveLock\n2: shop.teams AccessExclusiveLock\n"},
    {"partition", "CREATE TABLE logs_2 PARTITION OF logs FOR VALUES IN (2);",
     "1: public.logs AccessExclusiveLock public.logs_2 AccessExclusiveLock (new)\n"},
    {"new_table", "CREATE TABLE pins (id int, member int); CREATE INDEX ON pins (id); ALTER TABLE pins ADD x int;",
     "1: public.pins AccessExclusiveLock (new)\n"},
    {"refresh", "REFRESH MATERIALIZED VIEW ages;",
     "1: public.ages AccessExclusiveLock public.members AccessShareLock rewrites public.ages\n"},
    {"stronger_later", "LOCK TABLE members IN SHARE MODE; LOCK members IN ROW EXCLUSIVE MODE; LOCK TABLE members;",
     "1: public.members ShareLock\n3: public.members AccessExclusiveLock\n"},
    {"no_table", "CREATE TYPE mood AS ENUM ('good'); SELECT 1;", ""},
    {"in_a_block", "DO $$ BEGIN ALTER TABLE members ADD COLUMN x int DEFAULT random(); END $$;",
     "1: public.members AccessExclusiveLock rewrites public.members\n"},
    {"concurrently", "CREATE INDEX CONCURRENTLY on_age ON members (age);", "1: not measured\n"},
};

/// One set: base, then each case behind the base made anew.
TEST(postgresql_effects, AreThoseOfEachStatement) {
  files set;
  std::size_t number = 0;
  for (const auto& each : cases) {
    set[fmt::format("{:04}_base.sql", ++number)] =
        fmt::format("{}{}",
                    "DROP SCHEMA IF EXISTS shop CASCADE; DROP TABLE IF EXISTS members, logs, pins CASCADE;\nDROP TYPE "
                    "IF EXISTS mood;\n",
                    base);
    set[fmt::format("{:04}_{}.sql", ++number, each.name)] = each.sql;
  }
  const proof_folder folder;
  const auto result = prove(set, folder);
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    SCOPED_TRACE(cases[i].name);
    EXPECT_EQ(told(result, 2 * i + 1), cases[i].effects);
  }
}

}  // namespace
