#pragma once

/// guard: what has shipped cannot slip back unnoticed.

#include <string>

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct guard_options {
  /// The lock file as it can be opened and is shown.
  std::string lock_path;
  /// Whether a draft is an error.
  bool require_frozen = false;
};

/// Reports gaps, duplicates and what contradicts the lock file; fills `frozen` and `chain`.
void guard(migration_set& set, const guard_options& options, diagnostics& found);

}  // namespace pawl::generator
