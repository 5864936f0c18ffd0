#pragma once

/// The set compared with the lock file.

#include "diagnostics/diagnostics.hpp"
#include "guard/lock_file.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Marks what `lock` freezes and reports `frozen-edited`, `frozen-deleted`, `frozen-renumbered`, `frozen-down-edited`
/// and `draft-before-frozen`; with `require_frozen`, every draft is a `draft-refused`.
void compare_with_lock(migration_set& set, const lock_file& lock, bool require_frozen, diagnostics& found);

}  // namespace pawl::generator
