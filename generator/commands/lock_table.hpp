#pragma once

/// What `pawl check --locks` says: which locks the statements of drafts take, as the server showed that proved them.

#include <string>

#include "command_line/console.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// A line for each statement and relation; where nothing was measured, why, and how to have it measured.
std::string lock_table(const dialect_migrations& dialect, const commands::terminal& screen);

}  // namespace pawl::generator
