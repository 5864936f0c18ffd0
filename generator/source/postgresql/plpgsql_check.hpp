#pragma once

/// Whether PostgreSQL would take a body in PL/pgSQL.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "source/postgresql/routine.hpp"

namespace pawl::generator::pg {

/// Why it would not, and where in the body.
struct body_refusal {
  std::string message;
  std::size_t offset = 0;
};

struct body_check {
  std::optional<body_refusal> refusal = {};
  /// Where the body ends the transaction that it runs in.
  std::optional<std::size_t> transaction_end = {};
};

/// `sql` is the statement of which `routine` was read. Errors that only a catalog could confirm are not among the
/// refusals.
body_check check_plpgsql(const routine& routine, std::string_view sql);

}  // namespace pawl::generator::pg
