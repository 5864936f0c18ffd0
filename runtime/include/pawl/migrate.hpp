#pragma once

/// The main job: one call at program start. Include the header of an engine, which overloads it for its connection:
///
///     #include <pawl/sqlite.hpp>
///     #include <notes_schema/migrations.hpp>
///
///     pawl::migrate(db, notes_schema::migrations());

#include <pawl/database.hpp>
#include <pawl/error.hpp>
#include <pawl/migration.hpp>
#include <pawl/options.hpp>
#include <pawl/report.hpp>

namespace pawl {

/// Brings `database` to the set's last migration. Throws `pawl::error`; the database then holds whole steps only.
report migrate(database& database, const migration_set& set, const options& options = {});

}  // namespace pawl
