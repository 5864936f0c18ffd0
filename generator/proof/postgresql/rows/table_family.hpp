#pragma once

/// Which tables a script may meet that touches some.

#include <set>
#include <string>

#include "postgresql/link.hpp"

namespace pawl::generator {

/// The OIDs of the tables called so (`public.members`), of what refers to them, and of all that these refer to, as far
/// as that is; of a partition, of the table that it is one of.
std::set<std::string> family_of(postgresql::link& line, const std::set<std::string>& touched);

}  // namespace pawl::generator
