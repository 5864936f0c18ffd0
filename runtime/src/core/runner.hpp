#pragma once

/// Takes a database from where it is to where it shall be, step by step in transactions.

#include <cstddef>
#include <vector>

#include <pawl/database.hpp>
#include <pawl/migration.hpp>
#include <pawl/options.hpp>
#include <pawl/report.hpp>

#include "core/planning.hpp"

namespace pawl {

/// What a runner works on; references that outlive it.
struct assignment {
  pawl::database& database;
  const migration_set& set;
  const list<migration>& migrations;
  const pawl::options& options;
};

/// How the database stands to the set.
status read_status(const assignment& work);

/// The steps to the state in which the first `goal` migrations have run. Reads only; throws what cannot be gone on
/// with.
plan read_plan(const assignment& work, std::size_t goal);

/// Runs them. The database is left as it was found or in a state that a commit has made, whatever happens.
report run_to(const assignment& work, std::size_t goal);

}  // namespace pawl
