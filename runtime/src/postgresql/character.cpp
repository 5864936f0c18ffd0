#include "postgresql/character.hpp"

namespace pawl::postgresql {

std::size_t offset_of_character(std::string_view text, std::size_t position) noexcept {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U;
    if (begins && --position == 0) return at;
  }
  return text.size();
}

}  // namespace pawl::postgresql
