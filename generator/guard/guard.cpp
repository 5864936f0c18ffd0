#include "guard/guard.hpp"

#include "guard/chain.hpp"
#include "guard/empty.hpp"
#include "guard/frozen_guard.hpp"
#include "guard/order.hpp"

namespace pawl::generator {

std::vector<std::string> guard(migration_set& set, const guard_options& options, diagnostics& found) {
  check_order(set, found);
  frozen_guard frozen{set, options, found};
  frozen.check();
  warn_of_empty_drafts(set, found);
  compute_chains(set);
  return frozen.files_behind();
}

}  // namespace pawl::generator
