#pragma once

/// The migrations of one set on one database, step by step.
///
/// `pawl::migrate()` is what most programs need; a migrator also tells the state, plans without writing, and goes back.
/// Not thread-safe: use it from the thread that uses the connection. Every function throws `pawl::error`; after a
/// failure the database holds whole steps only and the connection is as the caller left it.
///
///     pawl::sqlite_database database{db};
///     pawl::migrator migrator{database, notes_schema::migrations()};
///     if (migrator.status().state == pawl::database_state::pending) back_up(db);
///     migrator.up();

#include <cstddef>
#include <string_view>

#include <pawl/database.hpp>
#include <pawl/drift.hpp>
#include <pawl/migration.hpp>
#include <pawl/options.hpp>
#include <pawl/report.hpp>

namespace pawl {

class migrator {
 public:
  /// Keeps references: `database` and `set` must outlive the migrator. Throws `errc::no_dialect` where the set has no
  /// migrations for the database's engine, and `errc::engine_too_old` where that is older than the set allows.
  migrator(database& database, const migration_set& set, options options = {});

  /// How the database stands to the set. Reads only; a divergence is reported, not thrown.
  pawl::status status();

  /// The steps that `up()` would run. Reads only; throws what `up()` would throw before its first write,
  /// but not `errc::read_only`: a plan may be made where it cannot be carried out.
  pawl::plan plan();

  /// Applies everything pending. One read and no write when the database is up to date.
  report up();

  /// Undoes the last `count` migrations with their down scripts. Loses what those scripts drop. Throws `errc::no_down`
  /// before the first write where one of them has none, and `errc::busy` where somebody else has applied more since
  /// they were counted.
  report down(std::size_t count = 1);

  /// Goes up or down until `version` is the last one applied, and behind the set's last version its repeatable scripts;
  /// `0` undoes everything, unless the set has a migration 0.
  /// Leading zeros do not matter. Throws `errc::unknown_version` where the set has no such version.
  report to(std::string_view version);

  /// How the database's schema differs from the one that the build proved the set to make: objects dropped, added or
  /// changed by hand. Reads only, locks nobody out, and works on a standby and with a role that may only read. The
  /// database must be at the set's last migration: throws `errc::pending`, and what `up()` throws where the history is
  /// newer, diverged or missing; `errc::no_schema` where the build could not prove the set.
  drift verify(extras strangers = extras::reported);

 private:
  report move_to(std::size_t goal);

  database& database_;
  const migration_set& set_;
  list<migration> migrations_;
  options options_;
};

}  // namespace pawl
