#include "diagnostics/pages.hpp"

#include <algorithm>

namespace pawl::generator {

const page* find_page(std::string_view id) noexcept {
  const auto all = pages();
  const auto found = std::ranges::find(all, id, &page::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace pawl::generator
