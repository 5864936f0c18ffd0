#include "faults/sweep.hpp"

namespace pawl::faults {

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
