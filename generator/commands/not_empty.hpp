#pragma once

/// Options that must not be given an empty value, which a variable that is not set would be.

#include <string>

#include <CLI/CLI.hpp>

namespace pawl::generator {

/// Left out an option means something else, and what an empty one was meant to be nobody can know.
inline CLI::Option& refuse_empty(CLI::Option& option) {
  option.check(
      [](const std::string& value) {
        return value.empty() ? std::string{"its value is empty; leave the option out, or set the variable that it is "
                                           "filled from"}
                             : std::string{};
      },
      "");
  return option;
}

}  // namespace pawl::generator
