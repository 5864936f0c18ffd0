#include "source/allowance.hpp"

#include <algorithm>

namespace pawl::generator {
namespace {

constexpr std::string_view blanks = " \t\f\r\v";

std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace

allowance read_allowance(std::string_view text, std::uint32_t offset) {
  text = without_blanks(text);
  std::string_view rule = text.substr(0, text.find_first_of(blanks));
  const std::string_view reason = without_blanks(text.substr(rule.size()));
  if (rule.ends_with(':')) rule.remove_suffix(1);
  return {std::string{rule}, std::string{reason}, offset};
}

}  // namespace pawl::generator
