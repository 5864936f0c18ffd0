#pragma once

/// "Did you mean ...?"

#include <optional>
#include <span>
#include <string_view>

namespace pawl::commands {

/// The candidate that differs from `word` by the fewest typing slips; none where all differ by more than a third of it.
std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace pawl::commands
