#pragma once

/// FNV-1a of 64 bits: tells by accident from on purpose. It keeps nobody from writing what he likes.

#include <cstdint>
#include <string_view>

namespace pawl {

class checksum {
 public:
  void add(std::string_view text) noexcept {
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  std::uint64_t value() const noexcept { return value_; }

 private:
  std::uint64_t value_ = 14695981039346656037U;
};

}  // namespace pawl
