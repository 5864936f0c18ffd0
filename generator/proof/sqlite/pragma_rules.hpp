#pragma once

/// Which PRAGMAs a migration may hold.
///
/// A migration runs inside a transaction, on a connection that belongs to the program. So what remains is what reads,
/// and what changes the database file as part of the transaction.

#include <optional>
#include <string_view>

#include "proof/sqlite/refusal.hpp"

namespace pawl::generator {

/// Why a migration may not hold `PRAGMA name`, or `PRAGMA name = ...` where it has an argument.
std::optional<refusal> refuse_pragma(std::string_view name, bool has_argument);

}  // namespace pawl::generator
