/// What `pawl check --locks` prints of what was measured.

#include "commands/lock_table.hpp"

#include "prove.hpp"

namespace {

using pawl::generator::lock_table;
using pawl::test::files;
using pawl::test::proof_folder;
using pawl::test::prove;

TEST(lock_table, ShowsEachStatementOfDraftsAndEachTable) {
  const files set{
      {"1_base.sql", "CREATE TABLE teams (id int PRIMARY KEY);\nCREATE TABLE members (id int, team int);\n"},
      {"2_change.sql",
       "ALTER TABLE members\n  ADD COLUMN token uuid DEFAULT gen_random_uuid();\nCREATE TABLE pins (member int);\n"
       "ALTER TABLE members ADD FOREIGN KEY (team) REFERENCES teams NOT VALID;\n"},
      {"3_index.sql", "CREATE INDEX CONCURRENTLY on_team ON members (team);\n"},
      {"4_type.sql", "CREATE TYPE mood AS ENUM ('good');\n"},
      {"5_later.sql", "LOCK TABLE members;\nALTER TABLE members ALTER team TYPE bigint;\n"},
  };
  const proof_folder folder;
  const auto result = prove(set, folder, 1);
  constexpr const char* expected = R"(
statement                                                       table           lock                 blocks                         the table is
m/2_change.sql:1  ALTER TABLE members ADD COLUMN token uuid D…  public.members  ACCESS EXCLUSIVE     reads, writes, schema changes  written anew
m/2_change.sql:3  CREATE TABLE pins (member int)                public.pins     ACCESS EXCLUSIVE     nobody: it is new
m/2_change.sql:4  ALTER TABLE members ADD FOREIGN KEY (team) …  public.teams    SHARE ROW EXCLUSIVE  writes, schema changes
m/3_index.sql:1   CREATE INDEX CONCURRENTLY on_team ON member…                  not measured
m/5_later.sql:1   LOCK TABLE members                            public.members  ACCESS EXCLUSIVE     reads, writes, schema changes
m/5_later.sql:2   ALTER TABLE members ALTER team TYPE bigint    public.teams    ACCESS EXCLUSIVE     reads, writes, schema changes
                                                                public.members  held already                                        written anew
A lock is held until its migration ends. Who wants what it blocks waits as long, and who comes behind them too.
)";
  EXPECT_EQ('\n' + lock_table(result.set.dialects.at(0), {}), expected);
  EXPECT_EQ(lock_table(prove({{"1_a.sql", "CREATE TYPE mood AS ENUM ('good');"}}, folder).set.dialects.at(0), {}),
            "locks: the drafts take none on any table\n");
  EXPECT_EQ(lock_table(prove({{"1_a.sql", "CREATE TYPE mood AS ENUM ('good');"}}, folder, 1).set.dialects.at(0), {}),
            "locks: there is no draft, and only drafts are measured\n");
}

}  // namespace
