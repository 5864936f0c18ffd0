#pragma once

/// A migration's version: whole numbers compared part by part, with the text they were written in.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::generator {

class version {
 public:
  /// Reads digits joined by `.` or `-` (`0003`, `1.2`, `2018-01-14-171611`); no value where `text` is anything else or
  /// a part does not fit 64 bits.
  static std::optional<version> parse(std::string_view text);

  /// That of the scripts that have none; it has no parts.
  static version repeatable();

  /// As written.
  const std::string& text() const noexcept { return text_; }
  const std::vector<std::uint64_t>& parts() const noexcept { return parts_; }

  /// The parts joined by `.`, without leading zeros: what is hashed into the chain.
  std::string canonical() const;

  /// By parts only: `0003` equals `3`.
  friend std::strong_ordering operator<=>(const version& a, const version& b) { return a.parts_ <=> b.parts_; }
  friend bool operator==(const version& a, const version& b) { return a.parts_ == b.parts_; }

 private:
  std::string text_;
  std::vector<std::uint64_t> parts_;
};

}  // namespace pawl::generator
