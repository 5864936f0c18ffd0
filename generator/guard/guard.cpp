#include "guard/guard.hpp"

#include "guard/chain.hpp"
#include "guard/empty.hpp"
#include "guard/frozen.hpp"
#include "guard/lock_file.hpp"
#include "guard/order.hpp"

namespace pawl::generator {

void guard(migration_set& set, const guard_options& options, diagnostics& found) {
  check_order(set, found);
  if (const auto lock = read_lock(options.lock_path, found))
    compare_with_lock(set, *lock, options.require_frozen, found);
  warn_of_empty_drafts(set, found);
  compute_chains(set);
}

}  // namespace pawl::generator
