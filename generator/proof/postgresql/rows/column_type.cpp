#include "proof/postgresql/rows/column_type.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "postgresql/sql.hpp"
#include "proof/rows/random.hpp"

namespace pawl::generator {
namespace {

struct named_kind {
  std::string_view name;
  value_kind kind;
};

constexpr named_kind kinds[] = {{"int8", value_kind::integer},
                                {"int4", value_kind::small_integer},
                                {"int2", value_kind::small_integer},
                                {"oid", value_kind::small_integer},
                                {"float4", value_kind::real},
                                {"float8", value_kind::real},
                                {"numeric", value_kind::real},
                                {"money", value_kind::real},
                                {"bool", value_kind::boolean},
                                {"text", value_kind::text},
                                {"varchar", value_kind::text},
                                {"bpchar", value_kind::text},
                                {"name", value_kind::text},
                                {"citext", value_kind::text},
                                {"uuid", value_kind::text},
                                {"bytea", value_kind::blob},
                                {"date", value_kind::date},
                                {"timestamp", value_kind::timestamp},
                                {"timestamptz", value_kind::timestamp},
                                {"json", value_kind::json},
                                {"jsonb", value_kind::json}};

/// The same for the same text, and most likely another one for another.
std::size_t number_of(std::string_view text, std::size_t below) { return random_numbers{row_seed, text}.below(below); }

bool is_uuid(std::string_view text) {
  return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-';
}

std::string uuid_of(std::string_view text) {
  if (is_uuid(text)) return std::string{text};
  return fmt::format("{:08x}-0000-4000-8000-{:012x}", number_of(text, std::size_t{1} << 32),
                     number_of(fmt::format("{} ", text), std::size_t{1} << 48));
}

/// A value of a type that only few texts are values of.
std::string scalar_of(std::string_view type, const std::string& text) {
  const auto number = number_of(text, 20'000);
  if (type == "uuid") return uuid_of(text);
  if (type == "inet" || type == "cidr") return fmt::format("10.{}.{}.1/32", number / 250, number % 250);
  if (type == "macaddr") return fmt::format("08:00:2b:01:{:02x}:{:02x}", number / 250, number % 250);
  if (type == "interval") return fmt::format("{} minutes", number);
  if (type == "time" || type == "timetz") return fmt::format("{:02}:{:02}:00", number / 60 % 24, number % 60);
  if (type == "date") return fmt::format("{:04}-{:02}-11", 1'000 + number / 12 % 3'000, 1 + number % 12);
  if (type == "timestamp" || type == "timestamptz")
    return fmt::format("{:04}-{:02}-11 12:00", 1'000 + number / 12 % 3'000, 1 + number % 12);
  if (type == "int4" || type == "int8" || type == "numeric" || type == "float8" || type == "int2")
    return std::to_string(number);
  if (type == "bool") return number % 2 == 0 ? "f" : "t";
  if (type == "point") return fmt::format("({},1)", number);
  if (type == "xml") return fmt::format("<a>{}</a>", number);
  if (type == "ltree") return fmt::format("a.b{}", number);
  if (type == "tsvector" || type == "tsquery") return fmt::format("w{}", number);
  if (type == "bit" || type == "varbit") return number % 2 == 0 ? "0" : "1";
  return text;
}

/// Whether it is what the server prints of an array, a range or a row, which is taken as it is.
bool is_printed(const column_type& type, std::string_view text) {
  if (type.category == 'A' || type.sort == 'm') return text.starts_with('{') && text.find("\": ") == text.npos;
  const bool is_range = type.sort == 'r' && (text == "empty" || text.starts_with('[')) && text.find(',') != text.npos;
  return is_range || ((type.sort == 'r' || type.sort == 'c') && text.starts_with('('));
}

std::string array_of(const column_type& type, const std::string& text) {
  if (text.empty()) return "{}";
  const auto element = scalar_of(type.element, text);
  std::string quoted;
  for (const char c : element) quoted.append(c == '"' || c == '\\' ? 1 : 0, '\\').append(1, c);
  return fmt::format("{{\"{}\"}}", quoted);
}

/// As short as can be, so that two of them seldom meet.
std::string range_of(const column_type& type, const std::string& text) {
  const auto bound = scalar_of(type.element, text);
  const auto range = fmt::format("[\"{0}\",\"{0}\"]", bound);
  return type.sort == 'm' ? fmt::format("{{{}}}", range) : range;
}

/// Numbers are values of most types; NULL is one of all.
std::string row_of(const column_type& type, const std::string& text) {
  const auto number = number_of(text, 100);
  std::string row{"("};
  for (std::size_t i = 0; i < type.attributes; ++i)
    row += (i == 0 ? "" : ",") + (number % 3 == 0 ? "" : std::to_string(number));
  return row + ")";
}

std::string text_for(const column_type& type, const std::string& text) {
  if (type.sort == 'e' && !type.labels.empty()) {
    const bool is_label = std::ranges::find(type.labels, text) != type.labels.end();
    return is_label ? text : type.labels[number_of(text, type.labels.size())];
  }
  if (kind_of(type) != value_kind::any && type.name != "uuid") return text;
  if (is_printed(type, text)) return text;
  if (type.category == 'A') return array_of(type, text);
  if (type.sort == 'r' || type.sort == 'm') return range_of(type, text);
  return type.sort == 'c' ? row_of(type, text) : scalar_of(type.name, text);
}

std::string hexadecimal(std::string_view bytes) {
  std::string text{"\\x"};
  for (const char c : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}

}  // namespace

value_kind kind_of(const column_type& type) {
  const auto* const found = std::ranges::find(kinds, type.name, &named_kind::name);
  return found == std::end(kinds) || type.sort != 'b' ? value_kind::any : found->kind;
}

std::string constant_of(const column_type& type, const row_value& value) {
  struct {
    std::string operator()(std::monostate) const { return "NULL"; }
    std::string operator()(std::int64_t number) const {
      if (type.name == "bool") return number != 0 ? "'t'" : "'f'";
      return kind_of(type) == value_kind::any ? (*this)(std::to_string(number)) : fmt::format("'{}'", number);
    }
    std::string operator()(double number) const {
      const auto text = fmt::format("{}", number);
      return kind_of(type) == value_kind::any ? (*this)(text) : fmt::format("'{}'", text);
    }
    std::string operator()(const std::string& text) const { return postgresql::literal(text_for(type, text)); }
    std::string operator()(const blob& bytes) const {
      const auto text = hexadecimal(bytes.bytes);
      return kind_of(type) == value_kind::any ? (*this)(text) : postgresql::literal(text);
    }
    const column_type& type;
  } const print{type};
  return std::visit(print, value);
}

row_value value_of(const column_type& type, std::string_view printed) {
  const auto kind = kind_of(type);
  if (kind == value_kind::integer || kind == value_kind::small_integer) {
    std::int64_t number = 0;
    const auto* const end = printed.data() + printed.size();
    if (std::from_chars(printed.data(), end, number).ptr == end) return number;
  }
  return std::string{printed};
}

}  // namespace pawl::generator
