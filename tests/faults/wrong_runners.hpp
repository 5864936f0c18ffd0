#pragma once

/// Runners as one finds them in the wild, each with one mistake. A check that passes them checks nothing.

#include "faults/runner.hpp"

namespace pawl::faults {

/// The migration commits, then its history row does.
std::size_t separate_history_runner(sqlite3* db, const migration_set& set, transaction_scope scope,
                                    std::size_t& reported);

/// No transaction: each statement commits itself.
std::size_t autocommit_runner(sqlite3* db, const migration_set& set, transaction_scope scope, std::size_t& reported);

/// A plain BEGIN, no wait for other connections, what is pending decided before it, and after a failure the connection
/// is left as it fell.
std::size_t deferred_runner(sqlite3* db, const migration_set& set, transaction_scope scope, std::size_t& reported);

/// Right transactions, but a statement that fails is passed over.
std::size_t optimistic_runner(sqlite3* db, const migration_set& set, transaction_scope scope, std::size_t& reported);

}  // namespace pawl::faults
