#pragma once

/// What was measured beside what was promised.

#include <map>
#include <string>

namespace pawl::bench {

/// Medians by name: `start_pawl/10` in seconds, `start_pawl/10:allocations` for a counter.
using medians = std::map<std::string, double>;

struct table {
  /// Markdown.
  std::string text;
  /// Whether every promise was kept.
  bool all_kept = true;
};

/// The rows whose values were measured, in their fixed order.
table make_table(const medians& measured);

}  // namespace pawl::bench
