#pragma once

/// The one place that knows how libpqxx 6, 7 and 8 differ.
///
/// libpqxx keeps from its users what a migration has to know: whether the connection is inside a transaction, the
/// fields of an error, all results of a message. libpq, on which it stands, tells; its functions are used on the
/// caller's connection, and nothing of libpqxx's own state is changed.

#include <pqxx/pqxx>

struct pg_conn;

namespace pawl::postgresql {

/// libpq's own handle of the connection; null where it is closed.
pg_conn* handle_of(const pqxx::connection& connection) noexcept;

/// Whether one of libpqxx's transaction objects lives on the connection. Sends nothing.
bool has_transaction_object(pqxx::connection& connection);

}  // namespace pawl::postgresql
