#pragma once

/// The settings of an upgrade; the defaults are right for a program that opens its own database.
///
///     pawl::options options;
///     options.program = "notes 2.0";
///     options.lock_timeout = std::chrono::seconds{5};
///     pawl::migrate(db, notes_schema::migrations(), options);

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace pawl {

class observer;

enum class transaction_scope : std::uint8_t {
  /// One transaction for all that is pending: the database is exactly old or exactly new.
  whole,
  /// One transaction a migration: what was applied before a failure stays applied.
  each,
};

/// What a program does with a database that a newer one has upgraded.
enum class newer_database : std::uint8_t {
  /// Throws `errc::newer_database`.
  refuse,
  /// Runs, where every migration that it does not know is marked compatible; otherwise throws.
  allow_compatible,
  /// Takes the database back to what this program knows, with the proven down scripts that the newer program left in
  /// the history: what they drop is lost. Throws before the first write where there is none for one of them. Runs SQL
  /// that the database holds: not for files that strangers hand out.
  downgrade,
};

struct options {
  /// Left out, the engine's own default: `whole` on SQLite, `each` on PostgreSQL.
  std::optional<transaction_scope> transaction = {};

  /// How long to wait for a connection that holds the database's lock.
  std::chrono::milliseconds lock_timeout = std::chrono::seconds{30};

  /// How long a statement waits for a table that other sessions use, on engines that lock tables (PostgreSQL). Whoever
  /// comes after it waits as long, so it is short; then the transaction is rolled back and tried again a little later,
  /// `table_lock_attempts` times in all. Zero leaves the session's own setting alone.
  std::chrono::milliseconds table_lock_timeout = std::chrono::seconds{5};
  unsigned table_lock_attempts = 5;

  /// How long one statement of a migration may run, on engines that have such a limit (PostgreSQL); zero is for ever.
  /// Left out, the session's own setting holds.
  std::optional<std::chrono::milliseconds> statement_timeout = {};

  /// The schema that holds the history, on engines that have schemas (PostgreSQL); it must exist.
  std::string history_schema = "public";

  /// Whether messages may repeat rows: PostgreSQL's DETAIL names the values that broke a constraint.
  bool row_values_in_errors = false;

  /// Adopts a database that holds tables but no history: its schema is taken to be that of this version, and the
  /// migrations up to it are recorded without being run. Ignored where there is a history, be it that of another set,
  /// and where the database is empty.
  std::optional<std::string> baseline = {};

  /// What to do where the database has migrations that this program does not know; docs/older-programs.md.
  pawl::newer_database newer_database = pawl::newer_database::refuse;

  /// Written beside each step in the history, for whoever asks later what upgraded the database: name and version.
  std::string program = {};

  /// Told about progress; must outlive the call. May be null.
  pawl::observer* observer = nullptr;
};

}  // namespace pawl
