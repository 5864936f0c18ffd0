#pragma once

/// What the numbers were measured on.

#include <string>

namespace pawl::bench {

/// One line: processor, cores, memory, compiler, engines.
std::string describe_machine();

}  // namespace pawl::bench
