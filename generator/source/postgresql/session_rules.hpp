#pragma once

/// What would outlive the migration, on the program's connection.

#include <optional>
#include <string_view>

#include "source/postgresql/nodes.hpp"
#include "source/postgresql/refusal.hpp"

namespace pawl::generator::pg {

/// `session-setting`, or `transaction-control` for settings of the transaction itself. `sql` is the statement's text.
std::optional<refusal> refuse_session_setting(const PgQuery__Node& statement, std::string_view sql);

}  // namespace pawl::generator::pg
