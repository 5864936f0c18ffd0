#pragma once

/// "Did you mean ...?", as the runtime's command asks it.

#include "command_line/text/suggest.hpp"

namespace pawl::generator {

using commands::closest;

}  // namespace pawl::generator
