#include "core/repeatables.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include <pawl/error.hpp>

#include "core/planning.hpp"
#include "core/stored_down.hpp"
#include "core/way_back.hpp"
#include "support/test_set.hpp"

namespace pawl {
namespace {

/// `1 2 Ra Rb:text`: versions, and repeatable scripts with what they say.
test::test_set set_of(const std::vector<std::string>& words) {
  std::vector<test::migration_text> texts;
  for (const std::string& word : words) {
    if (word[0] == 'R') {
      texts.push_back({"R", word.substr(1, 1), "SELECT '" + word + "';"});
    } else {
      texts.push_back({word, "v", "SELECT " + word + ";", "SELECT -" + word + ";", {}, {}, compatibility::compatible});
    }
  }
  return test::test_set{texts};
}

/// The history that a program with that set leaves.
std::vector<history_row> rows_of(const std::vector<std::string>& words) {
  const test::test_set set = set_of(words);
  std::vector<history_row> rows;
  for (std::size_t i = 0; i < set.size(); ++i) {
    history_row& row = rows.emplace_back();
    row.ordinal = static_cast<std::uint32_t>(i + 1);
    row.version = set[i].version;
    row.name = set[i].name;
    row.hash = set[i].hash;
    row.chain = set[i].chain;
    row.state = "applied";
    row.compatible = set[i].compatible;
  }
  return rows;
}

/// `+2` up, `-2` down, `<a` a row goes, `>a` it comes back, `+a` a script runs.
std::string text_of(const plan& steps) {
  std::string text;
  for (const planned_step& step : steps) {
    const bool up = step.direction == direction::up;
    text += step.bookkeeping ? (up ? ">" : "<") : up ? "+" : "-";
    text += is_repeatable(*step.migration) ? step.migration->name : step.migration->version;
  }
  return text;
}

/// The steps to the head, or so far.
std::string plan_for(const std::vector<std::string>& set, std::vector<history_row> rows,
                     std::optional<std::size_t> goal = {}) {
  const test::test_set wanted = set_of(set);
  const list<migration>& migrations = wanted.get().dialects[0].migrations;
  const status now = compare(migrations, {false, std::move(rows)});
  return text_of(steps_to(migrations, now, goal.value_or(migrations.size()), {}));
}

database_state state_of(const std::vector<std::string>& set, std::vector<history_row> rows) {
  const test::test_set wanted = set_of(set);
  return compare(wanted.get().dialects[0].migrations, {false, std::move(rows)}).state;
}

TEST(repeatables, ComeBehindTheVersions) {
  EXPECT_EQ(plan_for({"1", "2", "Ra", "Rb"}, rows_of({})), "+1+2+a+b");
  EXPECT_EQ(plan_for({"1", "2", "Ra", "Rb"}, rows_of({"1"})), "+2+a+b");
  EXPECT_EQ(plan_for({"Ra"}, rows_of({})), "+a");
}

TEST(repeatables, StayWhereNothingDiffers) {
  EXPECT_EQ(plan_for({"1", "Ra", "Rb"}, rows_of({"1", "Ra", "Rb"})), "");
  EXPECT_EQ(state_of({"1", "Ra", "Rb"}, rows_of({"1", "Ra", "Rb"})), database_state::up_to_date);
}

TEST(repeatables, RunAgainBehindNewVersions) {
  EXPECT_EQ(plan_for({"1", "2", "3", "Ra", "Rb"}, rows_of({"1", "Ra", "Rb"})), "<b<a+2+3+a+b");
}

TEST(repeatables, ArePendingWhereAVersionIs) {
  const auto pending = [](const std::vector<std::string>& set, std::vector<history_row> rows) {
    const test::test_set wanted = set_of(set);
    const status now = compare(wanted.get().dialects[0].migrations, {false, std::move(rows)});
    std::string text;
    for (const migration* each : now.pending) text += is_repeatable(*each) ? each->name : each->version;
    return text;
  };
  EXPECT_EQ(pending({"1", "2", "Ra", "Rb"}, rows_of({"1", "Ra", "Rb"})), "2ab");
  EXPECT_EQ(pending({"1", "Ra", "Rb!"}, rows_of({"1", "Ra", "Rb"})), "b");
}

TEST(repeatables, RunAgainBehindVersionsThatGo) {
  const test::test_set older = set_of({"1", "Ra", "Rb"});
  const list<migration>& migrations = older.get().dialects[0].migrations;
  const test::test_set newer = set_of({"1", "2"});
  const status now = compare(migrations, {false, rows_of({"1", "2", "Ra", "Rb"})});
  EXPECT_EQ(text_of(way_back(migrations, now, migrations.size(), {stored_down(newer[1]), "", ""})), "<b<a-2+a+b");
}

TEST(repeatables, ChangeFromTheFirstThatDiffersOn) {
  EXPECT_EQ(plan_for({"1", "Ra", "Rb!", "Rc"}, rows_of({"1", "Ra", "Rb", "Rc"})), "<c<b+b>c");
  EXPECT_EQ(plan_for({"1", "Ra", "Rb", "Rc"}, rows_of({"1", "Ra", "Rc"})), "<c+b>c");
  EXPECT_EQ(plan_for({"1", "Ra", "Rc"}, rows_of({"1", "Ra", "Rb", "Rc"})), "<c<b>c");
  EXPECT_EQ(plan_for({"1", "Ra"}, rows_of({"1", "Ra", "Rb"})), "<b");
  EXPECT_EQ(plan_for({"1"}, rows_of({"1", "Ra", "Rb"})), "<b<a");
}

TEST(repeatables, AreNoDivergence) {
  for (const auto& rows : {rows_of({"1"}), rows_of({"1", "Rb"}), rows_of({"1", "Ra!"}), rows_of({"1", "Ra", "Rb"})}) {
    EXPECT_EQ(state_of({"1", "Ra"}, rows), database_state::pending);
  }
  EXPECT_EQ(state_of({"1"}, rows_of({"2", "Ra"})), database_state::diverged);
}

TEST(repeatables, MakeNoDatabaseNewer) {
  EXPECT_EQ(state_of({"1", "Ra"}, rows_of({"1", "2", "Ra"})), database_state::newer_compatible);
  EXPECT_EQ(state_of({"1", "Ra"}, rows_of({"1", "2"})), database_state::newer_compatible);
  EXPECT_EQ(state_of({"1"}, rows_of({"1", "Ra", "Rb", "Rc"})), database_state::pending);
}

TEST(repeatables, WaitForTheHead) {
  EXPECT_EQ(plan_for({"1", "2", "Ra"}, rows_of({}), 1), "+1");
  EXPECT_EQ(plan_for({"1", "2", "Ra"}, rows_of({"1", "Ra"}), 1), "");
  EXPECT_EQ(plan_for({"1", "2", "Ra"}, rows_of({"1", "2", "Ra"}), 2), "");
  EXPECT_EQ(plan_for({"1", "2", "3", "Ra"}, rows_of({"1", "Ra"}), 2), "<a+2");
}

TEST(repeatables, GoBeforeVersionsDo) {
  EXPECT_EQ(plan_for({"1", "2", "Ra", "Rb"}, rows_of({"1", "2", "Ra", "Rb"}), 0), "<b<a-2-1");
}

TEST(repeatables, BelongToTheLastVersion) {
  const test::test_set set = set_of({"1", "2", "Ra"});
  const list<migration>& migrations = set.get().dialects[0].migrations;
  EXPECT_EQ(count_up_to(migrations, "1"), 1U);
  EXPECT_EQ(count_up_to(migrations, "2"), 3U);
  EXPECT_EQ(count_up_to(migrations, "R"), std::nullopt);
  const status head = compare(migrations, {false, rows_of({"1", "2", "Ra"})});
  EXPECT_EQ(count_without_last(migrations, head, 1), 1U);
}

TEST(repeatables, RunAgainWhereTheirRowIsNotFinished) {
  std::vector<history_row> rows = rows_of({"1", "Ra"});
  rows.back().state = "running";
  EXPECT_EQ(plan_for({"1", "Ra"}, rows), "<a+a");
}

TEST(repeatables, AreOutOfOrderInFrontOfAVersion) {
  for (const auto& words : {std::vector<std::string>{"1", "Ra", "2"}, {"1", "Rb", "Ra"}, {"1", "Ra", "Ra"}}) {
    try {
      state_of({"1"}, rows_of(words));
      ADD_FAILURE() << words[2];
    } catch (const error& e) {
      EXPECT_EQ(e.code(), errc::history_refused);
    }
  }
}

TEST(next_batch, TakesRowsAlongWithWhatRuns) {
  const auto batches = [](const std::vector<std::string>& set, std::vector<history_row> rows) {
    const test::test_set wanted = set_of(set);
    const list<migration>& migrations = wanted.get().dialects[0].migrations;
    const plan steps = steps_to(migrations, compare(migrations, {false, std::move(rows)}), migrations.size(), {});
    std::string text;
    for (std::size_t done = 0; done < steps.size();) {
      const plan batch = next_batch(steps, done, transaction_scope::each);
      done += batch.size();
      text += text_of(batch) + " ";
    }
    return text;
  };
  EXPECT_EQ(batches({"1", "2", "3", "Ra", "Rb!", "Rc"}, rows_of({"1", "Ra", "Rb", "Rc"})), "<c<b<a+2 +3 +a +b +c ");
  EXPECT_EQ(batches({"1", "Ra!", "Rb", "Rc!"}, rows_of({"1", "Ra", "Rb", "Rc"})), "<c<b<a+a>b +c ");
  EXPECT_EQ(batches({"1"}, rows_of({"1", "Ra", "Rb"})), "<b<a ");
}

}  // namespace
}  // namespace pawl
