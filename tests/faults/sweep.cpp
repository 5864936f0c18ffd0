#include "faults/sweep.hpp"

#include <cstdlib>

namespace pawl::faults {

bool exhaustive() { return std::getenv("PAWL_EXHAUSTIVE") != nullptr; }

std::uint64_t first_seed() {
  const char* seed = std::getenv("PAWL_SEED");
  return seed == nullptr ? 1 : std::strtoull(seed, nullptr, 10);
}

std::size_t sampled(std::size_t few, std::size_t many) { return exhaustive() ? many : few; }

void sweep_result::add(const verdict& verdict, const std::string& where) {
  ++points;
  if (verdict.problem.empty()) return;
  ++bad;
  if (verdict.missing) ++missing;
  if (first_problem.empty()) first_problem = where + ", seed " + std::to_string(first_seed()) + ": " + verdict.problem;
}

void sweep_result::add(const sweep_result& more, const std::string& where) {
  points += more.points;
  bad += more.bad;
  missing += more.missing;
  if (first_problem.empty() && more.bad > 0) first_problem = where + ", " + more.first_problem;
}

std::string sweep_result::summary() const {
  return std::to_string(points) + " points, " + std::to_string(bad) + " bad, " + std::to_string(missing) +
         " of them missing" + (first_problem.empty() ? "" : "; first: " + first_problem);
}

}  // namespace pawl::faults
