#include "core/planning.hpp"

#include <gtest/gtest.h>

#include <pawl/error.hpp>

#include <functional>
#include <optional>
#include <utility>

#include "support/test_set.hpp"

namespace pawl {
namespace {

/// Three migrations, of which the second has no down script.
const test::test_set& three() {
  static const test::test_set set{{{"0001", "one", "SELECT 1;", "SELECT -1;"},
                                   {"0002", "two", "SELECT 2;"},
                                   {"0003", "three", "SELECT 3;", "SELECT -3;"}}};
  return set;
}

const list<migration>& migrations() { return three().get().dialects[0].migrations; }

history_row row_of(std::size_t index, std::uint32_t ordinal = 0) {
  const migration& m = three()[index];
  history_row row;
  row.ordinal = ordinal != 0 ? ordinal : static_cast<std::uint32_t>(index + 1);
  row.version = m.version;
  row.name = m.name;
  row.hash = m.hash;
  row.chain = m.chain;
  row.state = "applied";
  return row;
}

history_row stranger(std::string version, std::uint32_t ordinal) {
  history_row row;
  row.ordinal = ordinal;
  row.version = std::move(version);
  row.name = "stranger";
  row.hash = "t1:other";
  row.state = "applied";
  return row;
}

database_facts with_rows(std::vector<history_row> rows) { return {false, std::move(rows)}; }

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const error& e) {
    return std::string{to_string(e.code())} + ": " + e.what();
  }
  return "no error";
}

std::string refusal_of(database_facts facts) {
  return error_of(
      [&] { refuse_contradiction(compare(migrations(), std::move(facts)), migrations(), newer_database::refuse); });
}

std::string text_of(const plan& steps) {
  std::string text;
  for (const planned_step& step : steps) {
    if (step.resumes) text += "~";
    text += step.baseline ? "=" : step.direction == direction::up ? "+" : "-";
    text += step.migration->version;
  }
  return text;
}

std::string plan_of(database_facts facts, std::size_t goal, std::optional<std::size_t> adopted = {}) {
  return text_of(steps_to(migrations(), compare(migrations(), std::move(facts)), goal, adopted));
}

TEST(compare, FindsAnEmptyDatabasePending) {
  const status status = compare(migrations(), {});
  EXPECT_EQ(status.state, database_state::pending);
  EXPECT_EQ(status.pending.size(), 3U);
}

TEST(compare, FindsABeginningOfTheSetPending) {
  const status status = compare(migrations(), with_rows({row_of(0)}));
  EXPECT_EQ(status.state, database_state::pending);
  ASSERT_EQ(status.pending.size(), 2U);
  EXPECT_EQ(status.pending[0], &three()[1]);
  EXPECT_EQ(status.applied.size(), 1U);
}

TEST(compare, FindsTheWholeSetUpToDate) {
  EXPECT_EQ(compare(migrations(), with_rows({row_of(0), row_of(1), row_of(2)})).state, database_state::up_to_date);
}

TEST(compare, ReadsVersionsAsNumbers) {
  history_row row = row_of(0);
  row.version = "1";
  EXPECT_EQ(compare(migrations(), with_rows({row})).state, database_state::pending);
}

TEST(compare, IgnoresAChangedName) {
  history_row row = row_of(0);
  row.name = "former";
  EXPECT_EQ(compare(migrations(), with_rows({row})).state, database_state::pending);
}

TEST(compare, FindsTablesWithoutAHistoryUnknown) {
  EXPECT_EQ(compare(migrations(), {.is_empty = false}).state, database_state::unknown);
}

TEST(compare, TakesTheTablesOfAnotherSetForItsOwnAffair) {
  EXPECT_EQ(compare(migrations(), with_rows({})).state, database_state::pending);
}

TEST(compare, HasNothingToDoForASetWithoutMigrations) {
  EXPECT_EQ(compare({}, {}).state, database_state::up_to_date);
  EXPECT_EQ(compare({}, {.is_empty = false}).state, database_state::up_to_date);
  EXPECT_EQ(compare({}, with_rows({row_of(0)})).state, database_state::newer);
  history_row compatible = row_of(0);
  compatible.compatible = compatibility::compatible;
  EXPECT_EQ(compare({}, with_rows({compatible})).state, database_state::newer_compatible);
  EXPECT_EQ(compare({}, with_rows({compatible, row_of(1)})).state, database_state::newer);
}

TEST(compare, RefusesAHoleInTheHistory) {
  EXPECT_EQ(refusal_of(with_rows({row_of(0), row_of(1, 3)})),
            "history_refused: the history's row 2 is numbered 3\n"
            "hint: something else has written to pawl_history; restore the database from a backup");
}

TEST(compare, RefusesAChainThatDoesNotBelongToItsHashes) {
  history_row row = row_of(1);
  row.chain = "0";
  EXPECT_EQ(refusal_of(with_rows({row_of(0), row})),
            "history_refused: the history's chain of row 2 does not belong to its hashes\n"
            "hint: something else has written to pawl_history; restore the database from a backup");
}

TEST(compare, RefusesRowsOutOfOrder) {
  EXPECT_EQ(refusal_of(with_rows({row_of(0), row_of(2, 2), row_of(1, 3)})),
            "history_refused: the history's rows are not in the order of their versions\n"
            "hint: something else has written to pawl_history; restore the database from a backup");
}

TEST(refuse_contradiction, NamesWhatANewerProgramApplied) {
  history_row fourth = stranger("0004", 4);
  fourth.program = "notes 2.0";
  EXPECT_EQ(refusal_of(with_rows({row_of(0), row_of(1), row_of(2), fourth, stranger("0005", 5)})),
            "newer_database: the database is newer than this program, which does not know 2 of its migrations:\n"
            "  0004 stranger, applied by notes 2.0: not known to be compatible\n"
            "  0005 stranger: not known to be compatible\n"
            "hint: update this program; options.newer_database = allow_compatible takes compatible migrations alone");
}

TEST(refuse_contradiction, NamesEveryEntryOfADivergence) {
  history_row edited = row_of(0);
  edited.hash = "t1:other";
  EXPECT_EQ(refusal_of(with_rows({edited, row_of(2, 2), stranger("0004", 3)})),
            "diverged: the database's history differs from this program's migrations:\n"
            "  0001 one was edited after it was applied\n"
            "  0002 two is missing: the database went past it without it\n"
            "  0004 stranger is unknown: applied to the database, not among this program's migrations\n"
            "hint: restore the migrations as they were when they were applied, and put the change into a new one");
}

TEST(refuse_contradiction, TakesAVersionPastTheSetForADivergenceWhereOneBeforeItIsMissing) {
  const status status = compare(migrations(), with_rows({row_of(0), row_of(1), stranger("0004", 3)}));
  ASSERT_EQ(status.state, database_state::diverged);
  ASSERT_EQ(status.divergences.size(), 2U);
  EXPECT_EQ(status.divergences[0].kind, divergence::kind_type::missing);
  EXPECT_EQ(status.divergences[1].kind, divergence::kind_type::unknown);
  ASSERT_EQ(status.pending.size(), 1U);
  EXPECT_EQ(status.pending[0], &three()[2]);
}

TEST(refuse_contradiction, LetsTheRestPass) {
  EXPECT_EQ(refusal_of({}), "no error");
  EXPECT_EQ(refusal_of(with_rows({row_of(0)})), "no error");
}

TEST(count_up_to, FindsAVersionByItsNumber) {
  EXPECT_EQ(count_up_to(migrations(), "2"), 2U);
  EXPECT_EQ(count_up_to(migrations(), "00003"), 3U);
}

TEST(count_up_to, TakesZeroForNothing) { EXPECT_EQ(count_up_to(migrations(), "0"), 0U); }

TEST(count_up_to, TakesZeroForAMigrationThatHasThatVersion) {
  const test::test_set set{{{"0000", "zero", "SELECT 0;"}}};
  EXPECT_EQ(count_up_to(set.get().dialects[0].migrations, "0"), 1U);
}

TEST(count_up_to, KnowsNoOther) {
  for (const char* text : {"4", "2.1", "two", ""}) EXPECT_EQ(count_up_to(migrations(), text), std::nullopt) << text;
}

TEST(steps_to, GoesUpFromWhereTheDatabaseIs) {
  EXPECT_EQ(plan_of({}, 3), "+0001+0002+0003");
  EXPECT_EQ(plan_of(with_rows({row_of(0)}), 2), "+0002");
  EXPECT_EQ(plan_of(with_rows({row_of(0)}), 1), "");
}

TEST(steps_to, GoesDownFromTheLast) {
  EXPECT_EQ(plan_of(with_rows({row_of(0), row_of(1), row_of(2)}), 2), "-0003");
  EXPECT_EQ(plan_of(with_rows({row_of(0)}), 0), "-0001");
}

TEST(steps_to, RefusesAWayDownThatLacksAScript) {
  EXPECT_EQ(error_of([] {
              plan_of(with_rows({row_of(0), row_of(1), row_of(2)}), 0);
            }),
            "no_down: cannot be undone for want of a down script:\n"
            "  0002 two\n"
            "hint: add its down script (behind `-- migrate:down`, unless the folder is another tool's), or restore the "
            "database from a backup");
}

TEST(steps_to, RefusesToAdoptUnasked) {
  EXPECT_EQ(
      error_of([] { plan_of({.is_empty = false}, 3); }),
      "unknown_database: the database holds tables but no history of migrations: another program may have made it\n"
      "hint: if the tables are this program's own, set options.baseline to the version that they are at");
}

TEST(steps_to, RecordsWhatItAdoptsAndRunsTheRest) {
  EXPECT_EQ(plan_of({.is_empty = false}, 3, 2), "=0001=0002+0003");
  EXPECT_EQ(plan_of({.is_empty = false}, 3, 0), "+0001+0002+0003");
}

TEST(steps_to, AdoptsOnlyWhatHasTablesAndNoHistory) {
  EXPECT_EQ(plan_of({}, 3, 2), "+0001+0002+0003");
  EXPECT_EQ(plan_of(with_rows({row_of(0)}), 3, 2), "+0002+0003");
}

TEST(next_batch, IsEverythingForTheWhole) {
  const plan steps = steps_to(migrations(), compare(migrations(), {}), 3, {});
  EXPECT_EQ(text_of(next_batch(steps, 0, transaction_scope::whole)), "+0001+0002+0003");
}

TEST(next_batch, IsOneStepForEach) {
  const plan steps = steps_to(migrations(), compare(migrations(), {}), 3, {});
  EXPECT_EQ(text_of(next_batch(steps, 0, transaction_scope::each)), "+0001");
  EXPECT_EQ(text_of(next_batch(steps, 2, transaction_scope::each)), "+0003");
  EXPECT_EQ(text_of(next_batch(steps, 3, transaction_scope::each)), "");
}

TEST(next_batch, NeverCutsWhatIsAdopted) {
  const plan steps = steps_to(migrations(), compare(migrations(), {.is_empty = false}), 3, 2);
  EXPECT_EQ(text_of(next_batch(steps, 0, transaction_scope::each)), "=0001=0002");
}

history_row unfinished(std::size_t index, const char* state) {
  history_row row = row_of(index);
  row.state = state;
  return row;
}

TEST(interrupted_step, CountsAsPendingWhereItWentUp) {
  const status status = compare(migrations(), with_rows({row_of(0), unfinished(1, "running")}));
  EXPECT_EQ(status.state, database_state::pending);
  EXPECT_EQ(status.applied.size(), 1U);
  EXPECT_EQ(status.interrupted, &migrations()[1]);
  EXPECT_EQ(status.interrupted_direction, direction::up);
  ASSERT_EQ(status.pending.size(), 2U);
  EXPECT_EQ(status.pending[0], &migrations()[1]);
}

TEST(interrupted_step, CountsAsAppliedWhereItWentDown) {
  const status status = compare(migrations(), with_rows({row_of(0), row_of(1), unfinished(2, "undoing")}));
  EXPECT_EQ(status.state, database_state::pending);
  EXPECT_EQ(status.applied.size(), 3U);
  EXPECT_EQ(status.interrupted_direction, direction::down);
}

TEST(interrupted_step, IsFinishedBeforeAnythingElse) {
  EXPECT_EQ(plan_of(with_rows({row_of(0), unfinished(1, "running")}), 3), "~+0002+0003");
  EXPECT_EQ(plan_of(with_rows({unfinished(0, "running")}), 0), "~+0001-0001");
  EXPECT_EQ(plan_of(with_rows({row_of(0), row_of(1), unfinished(2, "undoing")}), 3), "~-0003+0003");
  EXPECT_EQ(plan_of(with_rows({row_of(0), row_of(1), unfinished(2, "undoing")}), 2), "~-0003");
}

TEST(interrupted_step, IsTheLastOneOfAHistory) {
  EXPECT_EQ(refusal_of(with_rows({unfinished(0, "running"), row_of(1)})),
            "history_refused: the history goes on behind row 1, which is not finished\n"
            "hint: something else has written to pawl_history; restore the database from a backup");
}

TEST(interrupted_step, OfAnEditedMigrationIsADivergence) {
  history_row row = unfinished(1, "running");
  row.hash = "t1:other";
  const status status = compare(migrations(), with_rows({row_of(0), row}));
  EXPECT_EQ(status.state, database_state::diverged);
  EXPECT_EQ(status.interrupted, nullptr);
}

}  // namespace
}  // namespace pawl
