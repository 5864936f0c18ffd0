#include "proof/postgresql/environment.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace pawl::generator {

without_libpq_variables::without_libpq_variables() {
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view variable{*each};
    const auto equals = variable.find('=');
    if (!variable.starts_with("PG") || equals == std::string_view::npos) continue;
    variables_.emplace_back(variable.substr(0, equals), variable.substr(equals + 1));
  }
  for (const auto& [name, value] : variables_) ::unsetenv(name.c_str());
}

without_libpq_variables::~without_libpq_variables() {
  for (const auto& [name, value] : variables_) ::setenv(name.c_str(), value.c_str(), 1);
}

}  // namespace pawl::generator
