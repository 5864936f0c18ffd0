#pragma once

/// How a database stands to a set, and what there is to do: read, compared, planned. Nothing here writes.

#include <cstddef>
#include <optional>

#include <pawl/database.hpp>
#include <pawl/migration.hpp>
#include <pawl/options.hpp>
#include <pawl/report.hpp>

#include "core/planning.hpp"

namespace pawl {

/// What a call works on; references that outlive it.
struct assignment {
  pawl::database& database;
  const migration_set& set;
  const list<migration>& migrations;
  const pawl::options& options;
};

/// What a call is to reach.
struct destination {
  /// How many migrations, from the first, have run then.
  std::size_t goal = 0;
  /// Where to go down first; the goal is above.
  std::optional<std::size_t> by_way_of = {};
  /// What may be undone on the way: the steps down of this plan, which outlives the call. Null: whatever is in the way.
  const plan* agreed = nullptr;
};

/// Throws `errc::engine_too_old` where the database's engine is older than the set allows.
void refuse_older_engine(database& database, const migration_set& set);

/// What the database says of the set.
database_facts read_facts(const assignment& work);

/// How the database stands to the set.
status read_status(const assignment& work);

/// The steps from there to the destination; throws what cannot be gone on with, and `errc::busy` where more would be
/// undone than somebody has agreed to, as the history went on meanwhile.
plan plan_from(const assignment& work, const status& status, const destination& where);

}  // namespace pawl
