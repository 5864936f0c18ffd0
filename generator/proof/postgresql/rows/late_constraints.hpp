#pragma once

/// Constraints that are checked at the end of a transaction, where a row that breaks one would be refused too late.

#include <functional>

#include "postgresql/link.hpp"

namespace pawl::generator {

/// Calls `fill` while all are checked at once; afterwards they are checked late again. Throws `postgresql::failure`.
void with_checks_at_once(postgresql::link& line, const std::function<void()>& fill);

}  // namespace pawl::generator
