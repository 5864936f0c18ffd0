#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

/// SQLite takes every type for INTEGER that holds these three letters: sections 3.1 and 3.1.1 of
/// https://sqlite.org/datatype3.html
bool is_meant_to_be_integer(std::string_view word) {
  while (!word.empty() && word.back() >= '0' && word.back() <= '9') word.remove_suffix(1);
  constexpr std::array<std::string_view, 14> words{"int",       "integer",  "tinyint",  "smallint",   "mediumint",
                                                   "bigint",    "uint",     "longint",  "hugeint",    "ubigint",
                                                   "usmallint", "utinyint", "uinteger", "unsignedint"};
  return std::ranges::find(words, word) != words.end();
}

struct accident {
  std::string_view affinity;
  std::string_view meant;
};

std::optional<accident> judge(std::string_view declared) {
  const auto type = lower_name(declared);
  const auto words = tokens_of(type);
  if (words.empty()) return std::nullopt;
  if (type.find("int") != std::string::npos) {
    if (std::ranges::any_of(words, [](const token& each) { return is_meant_to_be_integer(each.text); })) return {};
    const bool is_real = type.find("float") != std::string::npos || type.find("doub") != std::string::npos;
    return accident{"INTEGER", is_real ? "REAL" : "TEXT"};
  }
  // UUID, JSON, BOOLEAN, DATE, DECIMAL and the like are NUMERIC too, but what they hold is a number, or looks like
  // none.
  const bool is_for_text = words[0].text.find("string") != std::string_view::npos || words[0].text == "str";
  if (!is_for_text) return std::nullopt;
  return accident{"NUMERIC", "TEXT"};
}

std::string message(const column_view& column, const accident& found) {
  if (found.meant == "REAL")
    return fmt::format("SQLite takes {} for INTEGER, because of its letters INT, and stores 2.0 as 2", column.type);
  return fmt::format("SQLite takes {} for {}{}: of the text '007' it stores the number 7", column.type, found.affinity,
                     found.affinity == "INTEGER" ? ", because of its letters INT" : "");
}

void look_for_types(const sqlite_draft& draft, lint_report& report) {
  for (const auto* table : draft.changed_tables()) {
    if (table->strict) continue;
    const auto* was = draft.former(table->name);
    for (const auto& column : table->columns) {
      const auto* old = was == nullptr ? nullptr : was->column(column.name);
      const auto found = judge(column.type);
      if (!found || (old != nullptr && same_name(old->type, column.type))) continue;
      report.warn(draft.place_of_column(table->name, column.name), message(column, *found),
                  fmt::format("declare it as what it is:\n{} {}", sql_name(column.name), found->meant));
    }
  }
}

}  // namespace

lint_rule<sqlite_draft> numeric_by_accident() { return {.look = look_for_types}; }

}  // namespace pawl::generator::sqlite_rules
