/// What a server showed of a draft beats what its statements look like.

#include "linted.hpp"

namespace {

using pawl::generator::lint_finding;
using pawl::generator::statement_effect;
using pawl::test::members;

std::vector<lint_finding> found(const std::string& draft, std::vector<statement_effect> effects) {
  auto set = pawl::test::read({{"1_a.sql", members}, {"2_b.sql", draft}});
  auto& migrations = set.set.dialects.at(0).migrations;
  migrations.at(0).frozen = true;
  migrations.at(1).effects = std::move(effects);
  lint_postgresql(set.set.dialects.at(0), {});
  return migrations.at(1).shown;
}

statement_effect effect(std::uint32_t statement, std::vector<std::string> rewritten,
                        std::vector<std::string> scanned = {}) {
  return {.statement = statement,
          .locks = {{"public.members", "AccessExclusiveLock"}},
          .rewritten = std::move(rewritten),
          .scanned = std::move(scanned)};
}

TEST(postgresql_measured, SaysNothingOfATypeThatRewroteNothing) {
  const std::string draft = "ALTER TABLE members ALTER age TYPE oid;";
  EXPECT_EQ(found(draft, {}).size(), 1u);
  EXPECT_EQ(found(draft, {effect(0, {})}).size(), 0u);
}

TEST(postgresql_measured, FindsATypeThatRewroteTheTableAllTheSame) {
  const auto shown = found("ALTER TABLE public.members ALTER town TYPE text;", {effect(0, {"public.members"})});
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].message,
            "the new type of public.members.town has every row of the table and its indexes written anew under ACCESS "
            "EXCLUSIVE: readers and writers wait; measured: ACCESS EXCLUSIVE, written anew");
}

TEST(postgresql_measured, KnowsWhichStatementDidIt) {
  const std::string draft =
      "SELECT 1; ALTER TABLE members ALTER age TYPE bigint;\nALTER TABLE members ALTER \"Order\" TYPE bigint;";
  const auto shown = found(draft, {effect(2, {"public.members"})});
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].offset, draft.find("ALTER \"Order\""));
}

TEST(postgresql_measured, GuessesBehindTheLastStatementThatWasMeasured) {
  EXPECT_EQ(found("SELECT 1; ALTER TABLE members ALTER age TYPE bigint;", {{.statement = 1, .measured = false}}).size(),
            1u);
}

TEST(postgresql_measured, BelievesThatNotNullReadNothing) {
  const std::string draft = "ALTER TABLE members ALTER town SET NOT NULL;";
  EXPECT_EQ(found(draft, {effect(0, {})}).size(), 0u);
  EXPECT_EQ(found(draft, {effect(0, {}, {"public.members"})}).size(), 1u);
}

}  // namespace
