#pragma once

/// The upgrade that is rehearsed on PostgreSQL, what a database may look like in its course, and who carries it out.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <pqxx/pqxx>

#include <pawl/migration.hpp>

#include "support/test_set.hpp"

namespace pawl::faults {

/// One migration that an older program applied, then eight: tables, an enum value and its use, a back-fill, a function
/// with a trigger, and in their middle an index that is built outside any transaction.
const std::vector<test::migration_text>& postgresql_migrations();

/// The first `count` of them, as a program carries them.
test::test_set postgresql_set(std::size_t count);
test::test_set postgresql_set();

/// The same without the index: what also goes through a pooler in transaction mode.
test::test_set transactional_set();

/// What the application did with the database since its first migration: rows.
extern const char* const postgresql_rows;

/// Takes away whatever the migrations may have left, but for the history and its first row.
extern const char* const postgresql_undo;

/// Brings a database up to date, and returns how many steps that took. Sets `reported` to the step that its caller may
/// take for applied, as soon as there is one. Throws where it fails.
using postgresql_runner =
    std::function<std::size_t(pqxx::connection& db, const migration_set& set, std::size_t& reported)>;

/// `pawl::migrate()`.
std::size_t right_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported);

/// Each with one mistake, as one finds them in the wild: the history row in a transaction of its own; no lock; a lock
/// of the session, waited for inside a statement; and a broken connection always taken for "nothing happened".
std::size_t separate_history_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported);
std::size_t lockless_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported);
std::size_t session_lock_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported);
std::size_t optimistic_runner(pqxx::connection& db, const migration_set& set, std::size_t& reported);

}  // namespace pawl::faults
