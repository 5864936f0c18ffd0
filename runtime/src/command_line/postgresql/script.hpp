#pragma once

/// Steps as a script for `psql`.

#include <string>

#include <pawl/command_engine.hpp>

namespace pawl::postgresql {

std::string command_script_text(const command_script& what);

}  // namespace pawl::postgresql
