#pragma once

/// libpq reads PGSERVICE, PGOPTIONS and a dozen others from the environment. What is proven does not depend on them.

#include <string>
#include <utility>
#include <vector>

namespace pawl::generator {

/// Takes every variable whose name begins with PG out of the environment while it lives. For one thread.
class without_libpq_variables {
 public:
  without_libpq_variables();
  without_libpq_variables(const without_libpq_variables&) = delete;
  without_libpq_variables& operator=(const without_libpq_variables&) = delete;
  ~without_libpq_variables();

 private:
  std::vector<std::pair<std::string, std::string>> variables_;
};

}  // namespace pawl::generator
