#include "guard/guard.hpp"

#include "guard/chain.hpp"
#include "guard/empty.hpp"
#include "guard/freeze_command.hpp"
#include "guard/frozen_guard.hpp"
#include "guard/order.hpp"

namespace pawl::generator {

std::vector<std::string> guard(migration_set& set, const guard_options& options, diagnostics& found) {
  frozen_guard frozen{set, options, found};
  frozen.check();
  check_order(set, renumber_command(set, options.lock_path, options.frozen_since), found);
  warn_of_empty_drafts(set, found);
  compute_chains(set);
  return frozen.files_behind();
}

}  // namespace pawl::generator
