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

  /// By parts only, of which those that are left out count as 0: `0003` equals `3` and, as for Flyway, `3.0`.
  friend std::strong_ordering operator<=>(const version& a, const version& b);
  friend bool operator==(const version& a, const version& b) { return (a <=> b) == 0; }

 private:
  std::string text_;
  std::vector<std::uint64_t> parts_;
};

}  // namespace pawl::generator
