#pragma once

/// The names of PostgreSQL's own functions, for where no server can be asked. A function of the set that has such a
/// name may be what calls of the built-in one find: pg_catalog comes first, but types that fit better come before that.

#include <string_view>

namespace pawl::generator::pg {

bool is_builtin_routine(std::string_view name);

}  // namespace pawl::generator::pg
