#pragma once

/// `pawl explain`: the page of docs/diagnostics/ about an id, as it was when pawl was built.

#include <span>
#include <string>
#include <string_view>

#include "commands/console.hpp"

namespace pawl::generator {

struct diagnostic_page {
  std::string_view id;
  std::string_view text;
};

/// Made by the build from docs/diagnostics/, sorted by id.
std::span<const diagnostic_page> diagnostic_pages() noexcept;

int explain(const std::string& id, console& console);

}  // namespace pawl::generator
