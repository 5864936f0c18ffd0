#include "proof/rows/candidates.hpp"

#include <array>
#include <limits>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace pawl::generator {
namespace {

using whole = std::numeric_limits<std::int64_t>;

/// By role, up to `highest`; a text's `{}` is the column's name, so that no two columns hold the same.
template <typename Value>
using by_role = std::array<Value, 9>;

constexpr std::size_t lengthy_size = 2'000;

constexpr by_role<std::int64_t> integers{7, 7, 0, 0, 0, std::int64_t{1} << 53, -1, whole::min(), whole::max()};
constexpr by_role<std::int64_t> small_integers{7, 7, 0, 0, 0, 32'000, -1, -32'768, 32'767};
constexpr by_role<double> reals{0.5, 0.5, 0, 0, -0.0, 1e-9, -2.25, -1e308, 1e308};
constexpr by_role<std::string_view> dates{"2024-02-29", "2024-02-29", "",           "",          "2000-01-01",
                                          "1999-12-31", "1970-01-01", "1900-03-01", "9999-12-31"};
constexpr by_role<std::string_view> texts{
    "{} a", "{} a", "", "", "", "{} ", "Zo\u00eb \u65e5\u672c\u8a9e {} \U0001F9AB", "0012", "O'{}% _"};

/// Cut at a character's end.
std::string shortened(std::string text, std::uint32_t characters) {
  std::size_t at = 0;
  for (std::uint32_t left = characters; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U;
    if (begins && left-- == 0) break;
  }
  text.resize(at);
  return text;
}

std::string text_of(const row_column& column, row_role role) {
  if (role == row_role::spelling) {
    auto text = fmt::format("{} A ", column.name);
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
  }
  auto text = fmt::format(fmt::runtime(texts[static_cast<std::size_t>(role)]), column.name);
  if (role == row_role::lengthy) text.resize(std::max(text.size(), lengthy_size), 'x');
  return column.longest == 0 ? text : shortened(std::move(text), column.longest);
}

/// SQLite's columns without a type hold whatever they are given.
row_value any_of(const row_column& column, row_role role) {
  switch (role) {
    case row_role::lowest:
      return -1e308;
    case row_role::highest:
      return whole::max();
    default:
      return text_of(column, role);
  }
}

row_value value_of_kind(const row_column& column, row_role role) {
  // Numbers and dates have no other spelling.
  const auto at = role == row_role::spelling ? 0 : static_cast<std::size_t>(role);
  const bool is_extreme = role == row_role::empty || role == row_role::lowest;
  switch (column.kind) {
    case value_kind::integer:
      return integers[at];
    case value_kind::small_integer:
      return small_integers[at];
    case value_kind::real:
      return reals[at];
    case value_kind::boolean:
      return std::int64_t{is_extreme ? 0 : 1};
    case value_kind::date:
      return std::string{dates[at]};
    case value_kind::timestamp:
      return std::string{dates[at]} + " 23:59:59";
    case value_kind::json:
      return std::string{is_extreme ? "[]" : "{\"a\": [1, null, \"\u00eb\"]}"};
    case value_kind::blob:
      return blob{role == row_role::empty ? std::string{} : std::string{"\x00\xff\x80 a", 5}};
    case value_kind::text:
      return text_of(column, role);
    case value_kind::any:
      break;
  }
  return any_of(column, role);
}

/// Digits of base 36, the last ones of `number`.
std::string digits(std::uint64_t number, std::size_t count) {
  std::string out(count, '0');
  for (auto at = out.rbegin(); at != out.rend(); ++at, number /= 36)
    *at = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36];
  return out;
}

/// Downwards: a row that refers to one before it in the same table has the smaller key, and is met first.
constexpr std::int64_t first_key = 1'700'003;
constexpr std::int64_t first_small_key = 32'003;
constexpr std::int64_t key_gap = 7;

}  // namespace

row_value value_for(const row_column& column, row_role role) {
  const bool is_null = role == row_role::nulls || role == row_role::more_nulls;
  if (is_null && column.nullable) return {};
  if (is_null || role >= row_role::mixed) role = row_role::plain;
  return value_of_kind(column, role);
}

std::vector<row_value> candidates(const row_column& column) {
  auto all = column.hints;
  for (const auto role : {row_role::plain, row_role::empty, row_role::lengthy, row_role::foreign, row_role::lowest,
                          row_role::highest, row_role::spelling})
    all.push_back(value_of_kind(column, role));
  if (column.kind != value_kind::any) return all;
  for (const auto kind :
       {value_kind::integer, value_kind::real, value_kind::date, value_kind::json, value_kind::blob}) {
    row_column other = column;
    other.kind = kind;
    all.push_back(value_of_kind(other, row_role::plain));
  }
  return all;
}

row_value unique_value(const row_column& column, std::uint64_t number) {
  switch (column.kind) {
    case value_kind::integer:
      return first_key - key_gap * static_cast<std::int64_t>(number);
    case value_kind::small_integer:
      return first_small_key - key_gap * static_cast<std::int64_t>(number);
    case value_kind::real:
      return static_cast<double>(first_key - key_gap * static_cast<std::int64_t>(number)) + 0.5;
    case value_kind::boolean:
      return static_cast<std::int64_t>(number % 2);
    case value_kind::date:
      return fmt::format("{:04}-0{}-1{}", 1'000 + number % 9'000, 1 + number / 9'000 % 9, number / 81'000 % 10);
    case value_kind::timestamp:
      return fmt::format("2024-02-29 {:02}:{:02}:{:02}", number / 3'600 % 24, number / 60 % 60, number % 60);
    case value_kind::json:
      return fmt::format("{{\"a\": {}}}", number);
    case value_kind::blob:
      return blob{"\xff-" + std::to_string(number)};
    case value_kind::any:
    case value_kind::text:
      break;
  }
  auto text = fmt::format("{} {}", column.name, number);
  return column.longest == 0 || text.size() <= column.longest ? text : digits(number, column.longest);
}

row_value variant_of(const row_value& model, std::uint64_t number) {
  if (const auto* integer = std::get_if<std::int64_t>(&model)) {
    // Towards zero, which is the side on which there is room.
    const auto step = static_cast<std::int64_t>(number + 1);
    return *integer > 0 ? *integer - step : *integer + step;
  }
  if (const auto* real = std::get_if<double>(&model)) return *real / static_cast<double>(number + 2);
  if (const auto* text = std::get_if<std::string>(&model)) {
    const auto room = std::min<std::size_t>(text->size(), 4);
    return text->substr(0, text->size() - room) + digits(number, room);
  }
  if (const auto* bytes = std::get_if<blob>(&model)) {
    const auto room = std::min<std::size_t>(bytes->bytes.size(), 4);
    return blob{bytes->bytes.substr(0, bytes->bytes.size() - room) + digits(number, room)};
  }
  return model;
}

}  // namespace pawl::generator
