#pragma once

/// A value of a row, and how it is shown to people.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pawl::generator {

struct blob {
  std::string bytes;
  bool operator==(const blob&) const = default;
};

/// `std::monostate` is NULL. Of PostgreSQL's types, those without a member here are text as the server prints it.
using row_value = std::variant<std::monostate, std::int64_t, double, std::string, blob>;

inline bool is_null(const row_value& value) noexcept { return std::holds_alternative<std::monostate>(value); }

/// As SQL writes it, with what is long cut short: `NULL`, `-1`, `'Ada'`, `'xxxxxxxx...' (2,000 characters)`, `X'00FF'`.
std::string shown(const row_value& value);

/// How many columns of a wide row are shown.
inline constexpr std::size_t shown_columns = 6;

/// `notes(id=3, title=NULL)`. Of more columns, the first ones are shown.
std::string shown_row(std::string_view table, const std::vector<std::pair<std::string, row_value>>& values);

}  // namespace pawl::generator
