#pragma once

/// The one error type of the runtime.
///
/// `what()` is the whole message, ready to print: where, what happened, the statement's first line, and what to do.
/// It never holds a password or the value of a row.
///
///     try {
///       pawl::migrate(db, notes_schema::migrations());
///     } catch (const pawl::error& e) {
///       if (e.code() == pawl::errc::newer_database) return ask_user_to_update();
///       log(e.what());
///     }

#include <cstdint>
#include <stdexcept>
#include <string>

namespace pawl {

enum class errc : std::uint8_t {
  /// The caller's connection is inside a transaction; nothing was touched.
  in_transaction,
  /// Another connection held the database's lock for longer than `options.lock_timeout`, or applied meanwhile what
  /// would now be undone along with what was asked for.
  busy,
  /// Migrations are pending and the database cannot be written.
  read_only,
  /// The history names migrations that differ from the set's: edited, missing or unknown.
  diverged,
  /// The database was upgraded by a newer program than this one.
  newer_database,
  /// The database holds tables but no history: another program made it, and `options.baseline` would adopt it.
  unknown_database,
  /// A table, view or trigger stands where the history should be, or the history's rows make no sense.
  history_refused,
  /// The set has no migrations for this engine's dialect.
  no_dialect,
  /// The version asked for is not in the set.
  unknown_version,
  /// A migration on the way down has no down script.
  no_down,
  /// What was asked for needs a database at the set's last migration, and there are pending ones.
  pending,
  /// The program holds no schema to compare with: no engine proved the set when it was built.
  no_schema,
  /// A statement of a migration failed; its transaction was rolled back.
  statement_failed,
  /// A statement ended the migration's transaction; nothing after it was run.
  transaction_ended,
  /// Rows would be left whose foreign keys point nowhere; the transaction was rolled back.
  foreign_keys_violated,
  /// Migrations are pending and the role that is connected may not apply them.
  no_permission,
  /// The connection broke; nothing that was not reported as committed has happened.
  connection_lost,
  /// The connection broke while a commit was under way: the next start finds out whether it happened.
  in_doubt,
  /// The engine failed outside a migration's statements: disk full, out of memory, a damaged file.
  database_failed,
  /// The engine is older than the set says it may be; nothing was touched.
  engine_too_old,
};

/// The enumerator's name, for logs.
const char* to_string(errc code) noexcept;

/// What is known about a failure; members that do not apply are empty or zero.
struct error_details {
  errc code = errc::database_failed;
  /// What happened, one sentence without a full stop.
  std::string message;
  /// What to do about it.
  std::string hint = {};
  /// Version and name, as in `0003 add_search`.
  std::string migration = {};
  /// Folder and file, as in `migrations/0003_add_search.sql`; line and column count from 1, columns in characters.
  std::string file = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  /// The first line of the statement's text.
  std::string statement = {};
  /// The engine's own code; on SQLite the extended result code.
  int native_code = 0;
  /// SQLSTATE, on engines that have it.
  std::string sql_state = {};
  /// What the server adds to its message; empty where that may hold values of rows, which
  /// `options.row_values_in_errors` allows.
  std::string detail = {};
};

class error : public std::runtime_error {
 public:
  explicit error(error_details details);

  errc code() const noexcept { return details_.code; }
  const error_details& details() const noexcept { return details_; }

 private:
  error_details details_;
};

}  // namespace pawl
