#pragma once

/// What a statement's text alone rules out: everything of the kind in all files is reported at once, before SQLite sees
/// any of it.

#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "proof/sqlite/refusal.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct refused_statements {
  /// In order.
  std::vector<std::size_t> indices;
  /// Whether what comes behind may need one of them: without a COMMIT or a PRAGMA the rest runs all the same, without
  /// an ATTACH it does not.
  bool are_needed = false;
};

/// Reports `transaction-control`, `attach`, `outside-transaction`, `pragma`, `bound-parameter` and `history-touched`.
refused_statements refuse_statements(const script& script, diagnostics& found);

/// The finding that `why` is for a statement of `script`.
diagnostic refused_at(const script& script, const pawl::statement& statement, const refusal& why);

}  // namespace pawl::generator
