#pragma once

/// A program with repeatable scripts that upgrades a database, and is killed at any of the things that an observer is
/// told.

#include <string>
#include <vector>

#include "faults/killed_downgrade.hpp"

namespace pawl::faults {

/// The first `versions` of three, and scripts of which the second changes with every version. Each run of a script
/// leaves a row. From the second on, versions drop what the last script made.
inline test::test_set repeating_set(pawl::dialect dialect, int versions) {
  std::vector<test::migration_text> texts;
  for (int i = 1; i <= versions; ++i) {
    const std::string number = std::to_string(i);
    texts.push_back({number, "t" + number,
                     (i == 1 ? "CREATE TABLE runs (script INTEGER);" : "") + ("CREATE TABLE t" + number) +
                         " (x INTEGER); INSERT INTO t" + number + " VALUES (1);" +
                         (i == 1 ? "" : "DROP VIEW IF EXISTS c;"),
                     "DROP TABLE t" + number + ";"});
  }
  const auto view = [](const std::string& name, int column) {
    return "DROP VIEW IF EXISTS " + name + "; CREATE VIEW " + name + " AS SELECT " + std::to_string(column) +
           " AS x FROM t1;";
  };
  texts.push_back({"R", "a", view("a", 0) + "INSERT INTO runs VALUES (1);"});
  texts.push_back({"R", "b", view("b", versions) + "INSERT INTO runs VALUES (2);"});
  texts.push_back({"R", "c", view("c", 0) + "INSERT INTO runs VALUES (3);"});
  return test::test_set{texts, {.dialect = dialect}};
}

/// What the next start makes of it.
template <typename Connection>
void expect_finished(const Connection& db, const test::test_set& set) {
  migrate(db, set);
  EXPECT_EQ(db.rows("SELECT version || name || state FROM pawl_history ORDER BY ordinal"),
            "1t1applied\n2t2applied\n3t3applied\nRaapplied\nRbapplied\nRcapplied");
  EXPECT_EQ(db.rows("SELECT x FROM b"), "3");
  EXPECT_EQ(db.rows("SELECT x FROM c"), "0");
  for (const char* table : {"t1", "t2", "t3"}) EXPECT_EQ(db.rows(std::string{"SELECT x FROM "} + table), "1");
  // Once per upgrade, killed or not: what has run behind the last version stays.
  EXPECT_EQ(db.rows("SELECT count(*) FROM runs"), "6");
  EXPECT_TRUE(migrate(db, set).up_to_date());
}

}  // namespace pawl::faults
