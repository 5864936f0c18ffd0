#pragma once

/// What was measured beside what was promised.

#include <map>
#include <string>

namespace pawl::bench {

/// What the benchmarks left in their counters, by benchmark and counter: `verified_start/10:allocations`.
using measurements = std::map<std::string, double>;

struct table {
  /// Markdown.
  std::string text;
  /// Whether every promise was kept.
  bool all_kept = true;
};

/// The rows whose values were measured, in their fixed order.
table make_table(const measurements& measured);

}  // namespace pawl::bench
