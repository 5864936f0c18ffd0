#pragma once

/// `pawl explain`: the page about an id.

#include <string>

#include "commands/console.hpp"

namespace pawl::generator {

int explain(const std::string& id, console& console);

}  // namespace pawl::generator
