#pragma once

/// Whoever brings a database up to date: Pawl, or one of the wrong runners that prove the harness sees what it should.

#include <cstddef>
#include <functional>

#include <sqlite3.h>

#include <pawl/migration.hpp>
#include <pawl/options.hpp>

namespace pawl::faults {

/// Applies what is pending and returns how many steps that were; throws where it fails. Sets `reported` to the step
/// that its caller may take for applied, as soon as there is one.
using runner =
    std::function<std::size_t(sqlite3* db, const migration_set& set, transaction_scope scope, std::size_t& reported)>;

/// `pawl::migrate()`.
std::size_t right_runner(sqlite3* db, const migration_set& set, transaction_scope scope, std::size_t& reported);

}  // namespace pawl::faults
