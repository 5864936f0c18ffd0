#pragma once

/// Text of strangers, made safe to show, as the runtime's command shows it.

#include "command_line/text/printable.hpp"

namespace pawl::generator {

using commands::printable;

}  // namespace pawl::generator
