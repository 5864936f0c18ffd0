#pragma once

/// What PostgreSQL said, in the words of `pawl::error`.

#include <pawl/error.hpp>
#include <pawl/migration.hpp>

#include "postgresql/failure.hpp"

namespace pawl::postgresql {

/// What decides how much of a failure is told.
struct telling {
  /// Whether values of rows may be repeated.
  bool row_values = false;
  /// Whether the server counts bytes instead of characters: SQL_ASCII.
  bool counts_bytes = false;
};

/// A failure of Pawl's own statements.
error bookkeeping_error(const failure& reason);

/// A failure of a migration's statement.
error statement_error(const failure& reason, const migration& migration, const script& script,
                      const statement& statement, telling telling);

/// A failure that came to light at the end of a migration's transaction: a deferred constraint.
error commit_error(const failure& reason, const migration& migration, const script& script, telling telling);

/// A statement that would leave the migration's transaction; it was not run.
error transaction_end_error(std::string_view keyword, const migration& migration, const script& script,
                            const statement& statement);

/// The connection broke while a commit was on its way.
error in_doubt_error(const failure& reason);

/// Whether another session was in the way, and the same may succeed a little later.
bool is_worth_another_try(std::string_view sql_state) noexcept;

}  // namespace pawl::postgresql
