#pragma once

/// Who is in the way of a statement.

#include <string>
#include <string_view>

#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// The sessions that hold locks on tables that the statement names: `process 4711 (nightly_report)`, joined by commas.
/// Empty where there are none, or no longer. Throws `failure`.
std::string table_holders(link& link, std::string_view statement);

}  // namespace pawl::postgresql
