#include "source/repeatables.hpp"

#include <array>
#include <map>

#include "diagnostics/print.hpp"
#include "guard/chain.hpp"
#include "source/parse.hpp"
#include "source/sha256.hpp"

namespace {

using namespace pawl::generator;
using files = std::map<std::string, std::string>;

constexpr std::array both{pawl::dialect::sqlite, pawl::dialect::postgresql};

migration_set read(const files& texts, diagnostics& found, std::span<const pawl::dialect> dialects) {
  folder folder{.directory = "m"};
  for (const auto& [name, text] : texts) folder.files.push_back({.name = name, .path = "m/" + name, .bytes = text});
  return parse(std::move(folder), dialects, found);
}

migration_set read(const files& texts) {
  diagnostics found;
  auto set = read(texts, found, std::span{both}.first(1));
  compute_chains(set);
  EXPECT_EQ(print(found), "");
  return set;
}

std::string found_in(const files& texts, std::span<const pawl::dialect> dialects = std::span{both}.first(1)) {
  diagnostics found;
  read(texts, found, dialects);
  return print(found);
}

const files two{{"V1__a.sql", "SELECT 1;"}, {"R__c.sql", "SELECT 3;"}, {"R__b.sql", "SELECT 2;"}};

TEST(repeatables, StandApartFromMigrationsAndByName) {
  const auto set = read(two);
  ASSERT_EQ(set.dialects[0].migrations.size(), 1U);
  ASSERT_EQ(set.dialects[0].repeatables.size(), 2U);
  EXPECT_EQ(set.dialects[0].repeatables[0].name, "b");
  EXPECT_EQ(set.dialects[0].repeatables[0].version.text(), "R");
  EXPECT_TRUE(set.dialects[0].repeatables[0].is_repeatable());
  EXPECT_FALSE(set.dialects[0].migrations[0].is_repeatable());
  const auto all = in_order(set.dialects[0]);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[2]->name, "c");
}

TEST(repeatables, GoOnWithTheChainByTheirNames) {
  const auto set = read(two);
  const auto& one = set.dialects[0].migrations[0];
  const auto& b = set.dialects[0].repeatables[0];
  const auto& c = set.dialects[0].repeatables[1];
  EXPECT_EQ(b.chain, sha256_of(one.chain + "R__b" + b.up.hash));
  EXPECT_EQ(c.chain, sha256_of(b.chain + "R__c" + c.up.hash));
}

TEST(repeatables, AreProvenTwiceBehindAllMigrations) {
  const auto set = read(two);
  const auto whole = to_be_proven(set.dialects[0]);
  std::string order;
  for (const auto& each : whole.migrations) order += each.version.text() + each.name + (each.second_run ? "' " : " ");
  EXPECT_EQ(order, "1a 1.1b 1.2c 1.3b' 1.4c' ");
  EXPECT_NE(whole.migrations[1].chain, whole.migrations[3].chain);
  EXPECT_TRUE(whole.repeatables.empty());
}

TEST(repeatables, HaveVersionsInTheirProofWhereNothingElseHas) {
  const auto whole = to_be_proven(read({{"R__b.sql", "SELECT 2;"}}).dialects[0]);
  ASSERT_EQ(whole.migrations.size(), 2U);
  EXPECT_LT(whole.migrations[0].version, whole.migrations[1].version);
}

TEST(repeatables, OfOneNameAreAnErrorInAnyCaseOfLetters) {
  EXPECT_EQ(found_in({{"R__Views.sql", "SELECT 1;"}, {"R__a.sql", "SELECT 1;"}, {"R__views.sql", "SELECT 2;"}}),
            "m/R__views.sql: error: the name of this repeatable script is taken already: Views "
            "[duplicate-repeatable]\nm/R__Views.sql: note: by this file\n"
            "hint: give one of the two another name: letters' case does not count\n1 error\n");
}

TEST(repeatables, HaveNoDownSection) {
  EXPECT_EQ(found_in({{"R__a.sql", "SELECT 1;\n-- migrate:down\nSELECT 2;"}}),
            "m/R__a.sql:2:1: error: a repeatable script has a down section [misplaced-section]\n"
            "    2 | -- migrate:down\n      | ^\n"
            "hint: remove it: nothing undoes a repeatable script, which is applied anew when it changes\n1 error\n");
}

TEST(repeatables, DecideNothingAboutOlderPrograms) {
  EXPECT_EQ(found_in({{"R__a.sql", "-- pawl:compatible\nSELECT 1;"}}),
            "m/R__a.sql:1:1: error: `-- pawl:compatible` stands in a repeatable script [misplaced-directive]\n"
            "    1 | -- pawl:compatible\n      | ^\n"
            "hint: remove the line: versions decide whether older programs can run\n1 error\n");
}

TEST(repeatables, AreThereForEveryDialect) {
  EXPECT_EQ(found_in({{"V1__a.sql", "SELECT 1;"},
                      {"sqlite/R__b.sql", "SELECT 1;"},
                      {"sqlite/R__c.sql", "SELECT 1;"},
                      {"postgresql/R__c.sql", "SELECT 1;"}},
                     both),
            "m/sqlite/R__b.sql: error: the repeatable script b has no script for postgresql [missing-dialect]\n"
            "hint: write postgresql/R__b.sql, or R__b.sql for every dialect\n1 error\n");
}

}  // namespace
