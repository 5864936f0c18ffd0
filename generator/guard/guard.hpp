#pragma once

/// guard: what has shipped cannot slip back unnoticed.

#include <string>
#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct guard_options {
  /// The lock file as it can be opened and is shown.
  std::string lock_path;
  /// Whether a draft is an error.
  bool require_frozen = false;
  /// A name of git's for the commit whose migrations are frozen too; empty for none.
  std::string frozen_since = {};
  /// The convention that the files follow, in that commit too; null where they tell by themselves.
  const convention* layout = nullptr;
};

/// Reports gaps, duplicates and what contradicts the lock file or the commit; fills `frozen` and `chain`. Returns the
/// files of git's that change when `frozen_since` comes to name another commit.
std::vector<std::string> guard(migration_set& set, const guard_options& options, diagnostics& found);

}  // namespace pawl::generator
