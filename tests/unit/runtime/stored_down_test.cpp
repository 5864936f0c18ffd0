#include "core/stored_down.hpp"

#include <gtest/gtest.h>

#include <pawl/error.hpp>

#include "core/script_text.hpp"
#include "support/test_set.hpp"

namespace pawl {
namespace {

/// The chains of docs/formats.md.
constexpr const char* first = "5e56f2b3e8ab628748650999b90c4731fffadc13f85599677fc2c6386b768ac0";
constexpr const char* second = "7217049cdecb0ad8b80059c5a2e89affbe182ab54f3732aef557dc7560ba49e5";

history_row row_of(const migration& migration) {
  history_row row;
  row.version = migration.version;
  row.name = migration.name;
  row.hash = migration.hash;
  row.chain = migration.chain;
  return row;
}

std::string refusal_of(const history_row& row, const std::string& before, const std::string& stored) {
  try {
    const stored_migration read{row, before, stored};
    return "";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), errc::history_refused);
    return e.details().message;
  }
}

TEST(stored_down, IsReadAsItWasWritten) {
  const test::test_set set{
      {{"1", "a", "CREATE TABLE a (x);"}, {"2", "b", "CREATE TABLE b (x);", "-- '\n DROP TABLE b;\nSELECT ';' ;"}},
      {.piece_size = 7}};
  const std::string stored = stored_down(set[1]);
  const stored_migration read{row_of(set[1]), set[0].chain, stored};
  const script& down = read.migration().down;
  EXPECT_EQ(text_of(down), text_of(set[1].down));
  EXPECT_TRUE(down.changes_rows);
  ASSERT_EQ(down.statements.size(), 2U);
  statement_reader reader;
  EXPECT_EQ(reader.read(down, down.statements[0]), "DROP TABLE b;");
  EXPECT_EQ(reader.read(down, down.statements[1]), "SELECT ';' ;");
  EXPECT_STREQ(read.migration().version, "2");
  EXPECT_STREQ(read.migration().chain, set[1].chain);
}

TEST(stored_down, IsWrittenAsTheFormatsSay) {
  const test::test_set set{{{"1", "a", "SELECT 1;", "SELECT 2;"}}, {.changes_rows = false}};
  EXPECT_EQ(stored_heading({first, second}, set[0].down), "-- pawl down 1 b8ba7d62fc2b89e8 schema 0-9\n");
}

TEST(stored_down, IsNothingWhereItWasNotProven) {
  const test::test_set set{{{"1", "a", "SELECT 1;", "SELECT 2;", {}, {}, {}, false}, {"2", "b", "SELECT 1;"}}};
  EXPECT_EQ(stored_down(set[0]), "");
  EXPECT_EQ(stored_down(set[1]), "");
}

TEST(stored_down, IsRefusedWithAnyByteChanged) {
  const test::test_set set{{{"1", "a", "CREATE TABLE a (x);", "DROP TABLE a; SELECT 1;"}}};
  const std::string stored = stored_down(set[0]);
  const history_row row = row_of(set[0]);
  EXPECT_EQ(refusal_of(row, "", stored), "");
  for (std::size_t i = 0; i < stored.size(); ++i) {
    std::string changed = stored;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_NE(refusal_of(row, "", changed), "") << i;
    EXPECT_NE(refusal_of(row, "", stored.substr(0, i)), "") << i;
  }
  EXPECT_NE(refusal_of(row, "", stored + " "), "");
  EXPECT_NE(refusal_of(row, set[0].chain, stored), "");
}

TEST(stored_down, TellsAStandaloneScript) {
  const test::test_set set{{{"1", "a", "SELECT 1;", "DROP INDEX CONCURRENTLY i;", {}, test::standalone_text{}}}};
  const stored_migration read{row_of(set[0]), "", stored_down(set[0])};
  EXPECT_TRUE(read.is_standalone());
}

}  // namespace
}  // namespace pawl
