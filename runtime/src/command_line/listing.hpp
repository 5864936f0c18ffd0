#pragma once

/// A database's status as lines, words and an exit code.

#include <string>
#include <vector>

#include <pawl/options.hpp>
#include <pawl/report.hpp>

#include "command_line/outcome.hpp"

namespace pawl::commands {

/// `up_to_date`, `pending`, `newer`, `newer_compatible`, `diverged`, `unknown`.
std::string name_of(database_state state);

exit_code code_of(database_state state, newer_database allowed);

listed_migration listed(const history_row& row);

/// What is applied, contradicts or is pending, by version; behind that the repeatable scripts by name, of which those
/// that differ from the set's are `changed` or `removed`.
std::vector<listed_migration> list_migrations(const status& status, const list<migration>& migrations);

/// `2 migrations are applied, 1 is pending`.
std::string summary(const status& status, const list<migration>& migrations);

}  // namespace pawl::commands
