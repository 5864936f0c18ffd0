#pragma once

/// What to do, as pure functions: history and migrations in, steps out. Nothing here touches a database.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <pawl/migration.hpp>
#include <pawl/options.hpp>
#include <pawl/report.hpp>

namespace pawl {

/// What was read from a database.
struct database_facts {
  /// Whether it holds nothing at all; not asked for where there is a history.
  bool is_empty = true;
  /// No value where it has no history.
  std::optional<std::vector<history_row>> history = {};
};

/// The set's migrations for the engine. Throws `errc::no_dialect` where there are none.
const dialect_migrations& migrations_for(dialect dialect, const migration_set& set);

/// How the database stands to the migrations. Throws `errc::history_refused` where the history contradicts itself.
status compare(const list<migration>& migrations, database_facts facts);

/// Whether the database has migrations that the set does not know, and no contradiction.
bool is_newer(const status& status) noexcept;

/// From the last applied one back to the goal, behind the steps; all of them are looked at before the first is run.
/// Throws `errc::no_down`.
void add_steps_down(const list<migration>& migrations, std::size_t applied, std::size_t goal, plan& steps);

/// Whether a row in this state is about a step that is done; of a state that is not known, it is not.
bool is_finished(std::string_view state) noexcept;

/// Throws `errc::diverged` or `errc::newer_database` where the status is one of these and `allowed` does not allow it;
/// the message names every entry.
void refuse_contradiction(const status& status, const list<migration>& migrations, newer_database allowed);

/// How many migrations have run once `version` is the last of them, and behind the last version all repeatable scripts;
/// no value where it is none of theirs. `0` is nothing, unless a migration has that version.
std::optional<std::size_t> count_up_to(const list<migration>& migrations, std::string_view version);

/// How many migrations have run once the last `count` of those that have are undone; one that was interrupted on its
/// way up is the last.
std::size_t count_without_last(const list<migration>& migrations, const status& status, std::size_t count);

/// The steps after which exactly the first `goal` migrations have run; before them, the one that was interrupted.
/// Repeatable scripts run where the goal is all migrations; where versions come or go, their rows go first. In a
/// database with tables but no history, the first `adopted` are recorded without being run; no value adopts none such,
/// and `errc::unknown_database` is thrown. Throws `errc::no_down` where a step down has no script.
plan steps_to(const list<migration>& migrations, const status& status, std::size_t goal,
              std::optional<std::size_t> adopted);

/// Whether the step's script runs, and the step is not about the history alone.
bool runs(const planned_step& step) noexcept;

/// Whether the step takes a migration back, and not the history's row of a repeatable script alone.
bool undoes(const planned_step& step) noexcept;

/// Whether the step's script has the one statement that no transaction can hold.
bool is_standalone(const planned_step& step);

/// The migrations of the steps from `first` on that run up in transactions and follow each other in the set.
list<migration> next_ups(const plan& steps, std::size_t first);

/// The steps that belong into one transaction, of those from `first` on, which is not standalone. What is adopted is
/// adopted as a whole: a part of it in the history would let the rest look pending. What changes the history alone goes
/// along with what runs before or behind it.
plan next_batch(const plan& steps, std::size_t first, transaction_scope scope);

}  // namespace pawl
