#pragma once

/// How a database stands to a set, and what there is to do: read, compared, planned. Nothing here writes.

#include <cstddef>

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

/// What the database says of the set.
database_facts read_facts(const assignment& work);

/// How the database stands to the set.
status read_status(const assignment& work);

/// The steps from there to the state in which the first `goal` migrations have run; throws what cannot be gone on with.
plan plan_from(const assignment& work, const status& status, std::size_t goal);

/// The same, from what the database says now.
plan read_plan(const assignment& work, std::size_t goal);

}  // namespace pawl
