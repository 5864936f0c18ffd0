#pragma once

/// SQLite, over the caller's own connection.
///
/// Pawl opens and closes nothing, keeps the busy handler, hooks and authorizer that the caller set, and hands the connection back with the
/// settings it found. The connection must not be inside a transaction, and no other thread may use it during a call.
/// Needs SQLite 3.38 or newer. Throws `pawl::error`.
///
///     sqlite3* db = nullptr;
///     sqlite3_open("notes.db", &db);
///     pawl::migrate(db, notes_schema::migrations());

#include <memory>

#include <pawl/database.hpp>
#include <pawl/migrate.hpp>

struct sqlite3;

namespace pawl {

/// The engine seam for SQLite. Keeps the pointer: the connection must outlive it.
class sqlite_database final : public database {
 public:
  explicit sqlite_database(sqlite3* connection) noexcept;
  ~sqlite_database() override;
};

/// Brings the database behind `connection` to the set's last migration: verifies, and applies what is pending.
/// One read and no write when it is up to date.
report migrate(sqlite3* connection, const migration_set& set, const options& options = {});

}  // namespace pawl
