#include <algorithm>
#include <array>
#include <utility>

#include "proof/sqlite/rows/table_shape.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

/// The first that the declared type mentions decides: programs mean more by a type than SQLite's affinity does.
constexpr std::array<std::pair<std::string_view, value_kind>, 20> kinds{{
    {"BOOL", value_kind::boolean},   {"JSON", value_kind::json}, {"DATETIME", value_kind::timestamp},
    {"TIME", value_kind::timestamp}, {"DATE", value_kind::date}, {"INT", value_kind::integer},
    {"CHAR", value_kind::text},      {"CLOB", value_kind::text}, {"TEXT", value_kind::text},
    {"STRING", value_kind::text},    {"BLOB", value_kind::blob}, {"BINARY", value_kind::blob},
    {"REAL", value_kind::real},      {"FLOA", value_kind::real}, {"DOUB", value_kind::real},
    {"DEC", value_kind::real},       {"NUM", value_kind::real},  {"MONEY", value_kind::real},
    {"ANY", value_kind::any},        {"UUID", value_kind::text},
}};

bool ends_with_name(std::string_view name, std::string_view end) {
  return name.size() >= end.size() && same_name(name.substr(name.size() - end.size()), end);
}

/// A date kept as text would otherwise be any text, and a script that reads it would find what no program wrote.
value_kind text_kind(std::string_view name) {
  if (mentions(name, "json")) return value_kind::json;
  if (ends_with_name(name, "date") || ends_with_name(name, "day")) return value_kind::date;
  const bool is_time = ends_with_name(name, "_at") || ends_with_name(name, "_on") || mentions(name, "time") ||
                       same_name(name, "created") || same_name(name, "updated") || same_name(name, "modified");
  return is_time ? value_kind::timestamp : value_kind::text;
}

}  // namespace

value_kind kind_of(std::string_view type, std::string_view name) {
  if (type.empty()) return value_kind::any;
  const auto found = std::ranges::find_if(kinds, [&](const auto& each) { return mentions(type, each.first); });
  const auto kind = found == kinds.end() ? value_kind::text : found->second;
  return kind == value_kind::text ? text_kind(name) : kind;
}

}  // namespace pawl::generator
