#pragma once

/// Scripts leave the history alone.

#include <optional>
#include <string_view>

#include "source/postgresql/nodes.hpp"
#include "source/postgresql/refusal.hpp"

namespace pawl::generator::pg {

/// `history-touched` where the tree names the history's table, in any schema. Null stands for a statement without a
/// tree, of which the tokens decide. `sql` is the statement's text.
std::optional<refusal> refuse_history(const PgQuery__Node* statement, std::string_view sql);

/// The same for a routine's body: a name in it is enough.
std::optional<refusal> refuse_history_in_body(std::string_view body);

}  // namespace pawl::generator::pg
