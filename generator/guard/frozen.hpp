#pragma once

/// The set compared with what is frozen.

#include <vector>

#include "guard/frozen_migration.hpp"
#include "source/set.hpp"

namespace pawl::generator {

enum class frozen_change : std::uint8_t { edited, down_edited, renumbered, deleted, draft_before, draft_refused };

struct frozen_finding {
  frozen_change what = frozen_change::edited;
  pawl::dialect dialect = pawl::dialect::sqlite;
  /// The migration as it is now; null where it is gone.
  const migration* now = nullptr;
  /// What is frozen; the last one of all, or the one that has its version, for a draft; null for a refused draft.
  frozen_migration* then = nullptr;
  /// Whether it is gone because a sparse checkout leaves it out.
  bool left_out = false;
};

/// Marks what is frozen, and says in what the set contradicts it; with `require_frozen`, every draft does.
std::vector<frozen_finding> compare_with_frozen(migration_set& set, frozen_set& frozen, bool require_frozen);

}  // namespace pawl::generator
