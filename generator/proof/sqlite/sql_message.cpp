#include "proof/sqlite/sql_message.hpp"

#include <array>
#include <optional>

namespace pawl::generator {
namespace {

struct beginning {
  std::string_view text;
  sql_problem problem;
};

/// What stands before the name that a message ends with.
constexpr std::array beginnings{
    beginning{"no such table: ", sql_problem::no_such_table},
    beginning{"no such column: ", sql_problem::no_such_column},
    beginning{"no such function: ", sql_problem::no_such_function},
    beginning{"no such collation sequence: ", sql_problem::no_such_collation},
    beginning{"no such module: ", sql_problem::no_such_module},
    beginning{"unknown database ", sql_problem::no_such_database},
    beginning{"no such index: ", sql_problem::no_such_object},
    beginning{"no such trigger: ", sql_problem::no_such_object},
    beginning{"no such view: ", sql_problem::no_such_object},
    beginning{"there is already a table named ", sql_problem::exists_already},
    beginning{"there is already an index named ", sql_problem::exists_already},
    beginning{"there is already another table or index with this name: ", sql_problem::exists_already},
    beginning{"duplicate column name: ", sql_problem::duplicate_column},
    beginning{"ambiguous column name: ", sql_problem::ambiguous_column},
};

/// `x` of `main.t.x`, with `t` as its owner.
sql_message named(sql_problem problem, std::string_view name) {
  sql_message message{problem, std::string{name.substr(name.rfind('.') + 1)}};
  if (message.subject.size() < name.size()) {
    const auto before = name.substr(0, name.size() - message.subject.size() - 1);
    message.owner = before.substr(before.rfind('.') + 1);
  }
  return message;
}

/// `b` of `a<begin>b<end>c`.
std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end) {
  if (!text.starts_with(begin)) return std::nullopt;
  text.remove_prefix(begin.size());
  const auto stop = text.find(end);
  if (stop == std::string_view::npos) return std::nullopt;
  return text.substr(0, stop);
}

}  // namespace

sql_message read_message(std::string_view message) {
  for (const auto& [text, problem] : beginnings) {
    if (message.starts_with(text)) return named(problem, message.substr(text.size()));
  }
  constexpr std::string_view no_column = " has no column named ";
  if (const auto table = between(message, "table ", no_column)) {
    const auto column = message.substr(message.find(no_column) + no_column.size());
    return {sql_problem::no_such_column, std::string{column}, std::string{*table}};
  }
  for (const std::string_view kind : {"table ", "index ", "trigger ", "view "}) {
    if (const auto name = between(message, kind, " already exists")) return named(sql_problem::exists_already, *name);
  }
  if (message == "incomplete input") return {sql_problem::incomplete, {}};
  if (const auto text = between(message, "near \"", "\": syntax error"))
    return {sql_problem::syntax, std::string{*text}};
  if (message.find("constraint failed") != std::string_view::npos) return {sql_problem::constraint, {}};
  return {};
}

}  // namespace pawl::generator
