#include "diagnostics/formats/formats.hpp"

#include <algorithm>
#include <iterator>

namespace pawl::generator {
namespace {

constexpr format table[] = {
    {"text", write_text},           {"json", write_json},           {"sarif", write_sarif, true},
    {"github", write_github, true}, {"gitlab", write_gitlab, true},
};

}  // namespace

std::span<const format> formats() noexcept { return table; }

const format* find_format(std::string_view name) noexcept {
  const auto* found = std::ranges::find(table, name, &format::name);
  return found == std::end(table) ? nullptr : found;
}

}  // namespace pawl::generator
