#pragma once

/// What an upgrade did, and what a database's history says.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pawl/migration.hpp>
#include <pawl/observer.hpp>

namespace pawl {

/// One step that was run, or recorded by `options.baseline`.
struct step_report {
  std::string version;
  std::string name;
  pawl::direction direction = direction::up;
  std::chrono::microseconds duration{0};
  bool baseline = false;
};

/// What a call did, in order; empty when nothing was to be run or recorded by `options.baseline`.
struct report {
  std::vector<step_report> steps;
  /// How many migrations the database has that this program does not know, all of them compatible. Always 0 where
  /// `options.newer_database` does not allow them.
  std::size_t newer = 0;

  bool up_to_date() const noexcept { return steps.empty(); }
};

/// One row of the history; docs/formats.md says what each column means.
struct history_row {
  std::uint32_t ordinal = 0;
  std::string version;
  std::string name;
  std::string hash;
  std::string chain;
  std::string state;
  std::string applied_at;
  std::chrono::microseconds duration{0};
  std::string program;
  compatibility compatible = compatibility::unknown;
};

/// One difference between a history and a set.
struct divergence {
  enum class kind_type : std::uint8_t {
    /// Both have the version, with different hashes.
    edited,
    /// The set has it and the history went past it without it.
    missing,
    /// The history has it and the set does not.
    unknown,
  };
  kind_type kind = kind_type::edited;
  std::string version;
  std::string name;
};

enum class database_state : std::uint8_t {
  up_to_date,
  /// Empty, or with a history that is a beginning of the set.
  pending,
  /// The history holds the whole set and more.
  newer,
  /// The same, and all that is more is finished and marked compatible.
  newer_compatible,
  /// The history contradicts the set.
  diverged,
  /// There are tables but no history.
  unknown,
};

/// How a database stands to a set.
struct status {
  database_state state = database_state::pending;
  /// The history's rows, also those of repeatable scripts that the set has otherwise or not at all.
  std::vector<history_row> applied;
  /// Migrations of the set that are not applied, in order; the interrupted one among them where it went up. Behind them
  /// the repeatable scripts that run: all of them where a version does, otherwise those that are new or have changed.
  std::vector<const migration*> pending;
  std::vector<divergence> divergences;
  /// The migration that was begun outside a transaction and not finished, up or down: the next call that runs something
  /// finishes it first. Null where there is none.
  const migration* interrupted = nullptr;
  pawl::direction interrupted_direction = direction::up;
};

/// One step that a call would run.
struct planned_step {
  const pawl::migration* migration = nullptr;
  pawl::direction direction = direction::up;
  /// Recorded in the history without being run, by `options.baseline`.
  bool baseline = false;
  /// Begun by an earlier start that was interrupted.
  bool resumes = false;
  /// What keeps `migration` alive where it is not the program's own: a step down that the history holds.
  std::shared_ptr<const void> keeper = {};
  /// Nothing is run, only the history changes: down, the row of a repeatable script goes, to make room for versions or
  /// because the set has it otherwise; up, it comes back, as the script has not changed and no version runs.
  bool bookkeeping = false;
};

/// What `migrator::plan()` returns: the steps in order.
using plan = std::vector<planned_step>;

}  // namespace pawl
