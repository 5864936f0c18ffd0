#pragma once

/// What a database holds.

#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// Whether it holds no table or view but histories, what extensions brought along, and the server's own.
/// Throws `failure`.
bool is_empty(link& link);

}  // namespace pawl::postgresql
