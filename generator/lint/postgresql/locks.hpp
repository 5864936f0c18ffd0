#pragma once

/// Which lock PostgreSQL takes of a table, and who waits for it.

#include <string_view>

#include "lint/postgresql/known_schema.hpp"

namespace pawl::generator::pg {

/// The lock that a part of ALTER TABLE takes; `none` where nobody that reads or writes waits.
lock_mode lock_of(const PgQuery__AlterTableCmd& command);

/// `ACCESS EXCLUSIVE`.
std::string_view to_string(lock_mode mode);

/// `readers and writers wait`.
std::string_view who_waits(lock_mode mode);

}  // namespace pawl::generator::pg
