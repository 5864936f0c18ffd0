#pragma once

/// The one place that executes a migration's statements: the runtime and the generator's proof both call it.

#include <cstddef>

struct sqlite3;

namespace pawl::sqlite {

/// Runs the one statement in `sql[0, length)` to its end, inside the transaction that is open, and discards the rows
/// that it returns. A NUL must follow the text somewhere at or after `length`: SQLite finds the statement's end by
/// itself and has to come to the same one. (Given a length, it would copy the rest of the script for every statement.)
///
/// Throws `wrong_boundary` before anything ran where SQLite ends the statement elsewhere, `transaction_end` where the
/// statement controls transactions (before it ran) or has ended the open one, and `failure` where SQLite refuses it.
/// After any of them the transaction may be gone; `sqlite3_get_autocommit` tells.
void run_statement(sqlite3* connection, const char* sql, std::size_t length);

/// The first byte at or after `sql` that is neither white space, a byte-order mark nor in a comment, as SQLite reads
/// them.
const char* skip_blank(const char* sql) noexcept;

}  // namespace pawl::sqlite
