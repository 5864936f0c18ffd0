#pragma once

/// `-- pawl:allow <rule> <reason>`: what somebody has thought about, and lint need not say.

#include <cstdint>
#include <string>
#include <string_view>

namespace pawl::generator {

struct allowance {
  /// Either is empty where it is missing.
  std::string rule;
  std::string reason;
  /// Where the directive stands, from the beginning of its script.
  std::uint32_t offset = 0;
};

/// Of `<rule> <reason>`; a colon may stand behind the rule.
allowance read_allowance(std::string_view text, std::uint32_t offset = 0);

}  // namespace pawl::generator
