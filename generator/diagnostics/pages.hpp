#pragma once

/// The pages of docs/diagnostics/ and docs/lint/, as they were when pawl was built.

#include <cstdint>
#include <span>
#include <string_view>

namespace pawl::generator {

struct page {
  std::string_view id;
  std::string_view text;
  /// Whether it is about a rule of lint.
  bool is_rule = false;
};

/// Made by the build, sorted by id.
std::span<const page> pages() noexcept;

/// Null where there is none.
const page* find_page(std::string_view id) noexcept;

}  // namespace pawl::generator
