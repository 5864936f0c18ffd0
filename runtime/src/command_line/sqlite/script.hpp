#pragma once

/// Steps as a script for the `sqlite3` shell.

#include <string>

#include <pawl/command_engine.hpp>

namespace pawl::sqlite {

std::string command_script_text(const command_script& what);

}  // namespace pawl::sqlite
