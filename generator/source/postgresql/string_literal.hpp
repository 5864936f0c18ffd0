#pragma once

/// From places in a string's value to places in its spelling.

#include <cstddef>
#include <string_view>

namespace pawl::generator::pg {

/// A string as it is spelled in a script, quotes or dollar tags and all, and its value as the parser reads it.
class string_literal {
 public:
  string_literal() = default;
  string_literal(std::string_view spelling, std::string_view value) noexcept;

  std::string_view value() const noexcept { return value_; }

  /// Where the byte of the value stands in the spelling; the spelling's beginning where escapes hide it.
  std::size_t offset_of(std::size_t byte) const noexcept;

 private:
  std::string_view spelling_;
  std::string_view value_;
  /// Where the value begins in the spelling; 0 where the value is spelled in a way that cannot be followed.
  std::size_t opening_ = 0;
};

}  // namespace pawl::generator::pg
