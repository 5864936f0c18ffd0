/// What no transaction can hold: how it is planned, and how a file that mixes it is to be split.

#include "read.hpp"
#include "source/postgresql/split_files.hpp"

namespace {

using pawl::resumption;
using pawl::generator::standalone;
using pawl::test::files;
using pawl::test::read;

struct planned {
  const char* sql;
  standalone step;
};

std::string text_of(const standalone& step) {
  return std::to_string(static_cast<int>(step.how)) + " [" + step.relation + "] [" + step.object + ']';
}

TEST(standalone_script, IsPlannedWithWhatItIsAbout) {
  const planned all[] = {
      {"CREATE INDEX CONCURRENTLY notes_title ON notes (title)", {resumption::create_index, "notes", "notes_title"}},
      {"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"A b\" ON \"Shop\".notes (title) WHERE id > 1",
       {resumption::create_index, "\"Shop\".notes", "\"A b\""}},
      {"DROP INDEX CONCURRENTLY notes_title", {resumption::drop, "", "notes_title"}},
      {"DROP INDEX CONCURRENTLY IF EXISTS shop.notes_title", {resumption::drop, "", "shop.notes_title"}},
      {"REINDEX INDEX CONCURRENTLY shop.i", {resumption::reindex, "", "shop.i"}},
      {"REINDEX (VERBOSE, CONCURRENTLY) TABLE t", {resumption::reindex, "t", ""}},
      {"REINDEX SCHEMA shop", {resumption::rerun, "", ""}},
      {"REINDEX SCHEMA CONCURRENTLY shop", {resumption::reindex, "", ""}},
      {"REINDEX DATABASE shop", {resumption::rerun, "", ""}},
      {"REINDEX SYSTEM shop", {resumption::rerun, "", ""}},
      {"VACUUM", {resumption::rerun, "", ""}},
      {"VACUUM (FULL, ANALYZE) shop.t", {resumption::rerun, "shop.t", ""}},
      {"CLUSTER", {resumption::rerun, "", ""}},
      {"CREATE DATABASE \"select\"", {resumption::create, "", "\"select\""}},
      {"DROP DATABASE IF EXISTS shop", {resumption::drop, "", "shop"}},
      {"ALTER DATABASE shop SET TABLESPACE fast", {resumption::rerun, "", "shop"}},
      {"CREATE TABLESPACE fast LOCATION '/srv/fast'", {resumption::create, "", "fast"}},
      {"DROP TABLESPACE fast", {resumption::drop, "", "fast"}},
      {"ALTER SYSTEM SET work_mem = '64MB'", {resumption::rerun, "", ""}},
      {"ALTER SYSTEM RESET ALL", {resumption::rerun, "", ""}},
      {"CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p", {resumption::create, "", "s"}},
      {"ALTER SUBSCRIPTION s REFRESH PUBLICATION", {resumption::rerun, "", "s"}},
      {"ALTER SUBSCRIPTION s SET PUBLICATION p", {resumption::rerun, "", "s"}},
      {"ALTER SUBSCRIPTION s ADD PUBLICATION p", {resumption::create, "", "s"}},
      {"ALTER SUBSCRIPTION s DROP PUBLICATION p", {resumption::drop, "", "s"}},
      {"DROP SUBSCRIPTION s", {resumption::drop, "", "s"}},
      {"ALTER TABLE shop.a DETACH PARTITION shop.a_1 CONCURRENTLY",
       {resumption::detach_partition, "shop.a", "shop.a_1"}},
  };
  for (const auto& [sql, step] : all) {
    const auto set = read(std::string{"-- alone\n"} + sql + ";\n");
    EXPECT_EQ(set.found, "") << sql;
    ASSERT_TRUE(set[0].up.standalone) << sql;
    EXPECT_EQ(text_of(*set[0].up.standalone), text_of(step)) << sql;
  }
}

TEST(standalone_script, IsNoneOfTheseThatATransactionHolds) {
  for (const char* sql :
       {"CREATE INDEX i ON t (a)", "DROP INDEX i", "REINDEX INDEX i", "REINDEX TABLE t",
        "REINDEX (CONCURRENTLY off) TABLE t", "ANALYZE", "ANALYZE t", "CLUSTER t USING i",
        "ALTER DATABASE d SET a.b = 1", "ALTER DATABASE d ALLOW_CONNECTIONS true",
        "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = false)",
        "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (create_slot = false)", "ALTER SUBSCRIPTION s DISABLE",
        "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)", "ALTER TABLE a DETACH PARTITION b",
        "ALTER TABLE a DETACH PARTITION b FINALIZE", "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
        "ALTER SUBSCRIPTION s SET (slot_name = NONE); DROP SUBSCRIPTION s"}) {
    const auto set = read(std::string{sql} + ';');
    EXPECT_EQ(set.found, "") << sql;
    EXPECT_FALSE(set[0].up.standalone) << sql;
  }
}

TEST(standalone_script, MayBeADown) {
  const auto set = read("CREATE INDEX CONCURRENTLY i ON t (a);\n-- migrate:down\nDROP INDEX CONCURRENTLY i;\n");
  EXPECT_EQ(set.found, "");
  EXPECT_EQ(set[0].up.standalone->how, resumption::create_index);
  EXPECT_EQ(set[0].down->standalone->how, resumption::drop);
}

TEST(standalone_script, MayHaveADownInATransaction) {
  const auto set = read("CREATE INDEX CONCURRENTLY i ON t (a);\n-- migrate:down\nDROP INDEX i;\nSELECT 1;\n");
  EXPECT_EQ(set.found, "");
  EXPECT_FALSE(set[0].down->standalone);
}

TEST(outside_transaction, SaysHowToSplitTheFile) {
  const auto set = read(files{{"0007_add_search.sql",
                               "ALTER TABLE notes ADD COLUMN search tsvector;\n"
                               "UPDATE notes\n   SET search = to_tsvector(body);\n"
                               "CREATE INDEX CONCURRENTLY notes_search ON notes USING gin (search);\n"
                               "VACUUM ANALYZE notes;\n"
                               "ALTER TABLE notes ALTER COLUMN search SET NOT NULL;\n"}});
  EXPECT_EQ(set.found,
            "m/0007_add_search.sql:4:1: error: CREATE INDEX CONCURRENTLY cannot run inside a transaction, and so not "
            "beside the other statements of this script [outside-transaction]\n"
            "    4 | CREATE INDEX CONCURRENTLY notes_search ON notes USING gin (search);\n"
            "      | ^\n"
            "hint: split the file, and renumber the drafts behind it:\n"
            "        0007_add_search.sql: lines 1 to 3\n"
            "        0008_create_notes_search.sql: line 4, CREATE INDEX CONCURRENTLY\n"
            "        0009_vacuum_notes.sql: line 5, VACUUM\n"
            "        0010_add_search_2.sql: line 6\n");
  EXPECT_FALSE(set[0].up.standalone);
}

TEST(outside_transaction, NamesFilesAsTheOnesThereAre) {
  const auto set =
      read(files{{"20240131_a.up.sql", "DROP INDEX CONCURRENTLY i;\nSELECT 1;"}, {"20240131_a.down.sql", "SELECT 1;"}});
  EXPECT_EQ(set.hint(),
            "split the file, and renumber the drafts behind it:\n"
            "  20240131_drop_i.up.sql: line 1, DROP INDEX CONCURRENTLY\n"
            "  20240132_a.up.sql: line 2");
}

TEST(outside_transaction, CountsLinesOfTheFileInADown) {
  EXPECT_EQ(read(files{{"1_a.sql", "SELECT 1;\n-- migrate:down\nSELECT 2;\nVACUUM;\n"}}).hint(),
            "split the migration; downs run from the last version to the first:\n"
            "  version 2: line 3\n"
            "  version 1: line 4, VACUUM");
}

TEST(unnamed_index, IsRefused) {
  EXPECT_EQ(
      read("CREATE INDEX CONCURRENTLY ON shop.notes (title);").found,
      "m/1_a.sql:1:1: error: an index that is built CONCURRENTLY needs a name [unnamed-index]\n"
      "    1 | CREATE INDEX CONCURRENTLY ON shop.notes (title);\n"
      "      | ^\n"
      "hint: write CREATE INDEX CONCURRENTLY <name> ON shop.notes: without it, an index that an interruption left "
      "half-built could not be found again\n");
  EXPECT_EQ(read("CREATE INDEX ON shop.notes (title);").found, "");
}

TEST(next_version, RaisesTheLastNumberAndKeepsItsWidth) {
  using pawl::generator::pg::next_version;
  EXPECT_EQ(next_version("0007"), "0008");
  EXPECT_EQ(next_version("0999"), "1000");
  EXPECT_EQ(next_version("99"), "100");
  EXPECT_EQ(next_version("1.9"), "1.10");
  EXPECT_EQ(next_version("2018-01-14-171611"), "2018-01-14-171612");
}

}  // namespace
