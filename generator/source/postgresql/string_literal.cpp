#include "source/postgresql/string_literal.hpp"

#include <algorithm>

namespace pawl::generator::pg {
namespace {

/// Where the byte of the value stands, `''` counting as one; `in_value` is how many bytes were counted to the end.
struct walk {
  std::size_t offset = 0;
  std::size_t in_value = 0;
};

walk follow(std::string_view spelling, std::size_t opening, bool escapes, std::size_t byte) {
  walk at{opening, 0};
  while (at.offset + 1 < spelling.size() && at.in_value < byte) {
    const char c = spelling[at.offset];
    at.offset += c == '\'' || (escapes && c == '\\') ? 2 : 1;
    ++at.in_value;
  }
  return at;
}

bool has_escapes(std::string_view spelling) { return spelling.starts_with('E') || spelling.starts_with('e'); }

}  // namespace

string_literal::string_literal(std::string_view spelling, std::string_view value) noexcept
    : spelling_{spelling}, value_{value} {
  if (spelling.starts_with('$')) {
    const auto tag = spelling.find('$', 1) + 1;
    if (spelling.size() == 2 * tag + value.size()) opening_ = tag;
    return;
  }
  const auto opening = std::min(spelling.find('\'') + 1, spelling.size());
  const auto whole = follow(spelling, opening, has_escapes(spelling), std::string_view::npos);
  if (opening <= 2 && whole.in_value == value.size()) opening_ = opening;
}

std::size_t string_literal::offset_of(std::size_t byte) const noexcept {
  if (opening_ == 0) return 0;
  if (spelling_.starts_with('$')) return opening_ + std::min(byte, value_.size());
  return follow(spelling_, opening_, has_escapes(spelling_), byte).offset;
}

}  // namespace pawl::generator::pg
