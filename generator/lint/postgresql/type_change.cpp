#include "lint/postgresql/type_change.hpp"

#include <algorithm>

#include "lint/postgresql/statement_text.hpp"
#include "source/lexer.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator {
namespace {

/// Of types without one it is as large as can be.
bool grows(const std::vector<std::int32_t>& from, const std::vector<std::int32_t>& to) {
  return to.empty() || (!from.empty() && from[0] <= to[0]);
}

/// The scale must stay: digits behind the point are in the rows.
bool grows_in_front(const std::vector<std::int32_t>& from, const std::vector<std::int32_t>& to) {
  const auto scale = [](const auto& modifiers) { return modifiers.size() > 1 ? modifiers[1] : 0; };
  return to.empty() || (!from.empty() && from[0] <= to[0] && scale(from) == scale(to));
}

bool is_text(std::string_view type) { return type == "text" || type == "varchar"; }

/// `timestamp(3)` to `timestamp`; `interval(3)` has its precision behind its fields.
bool is_time(std::string_view type) {
  return type == "time" || type == "timetz" || type == "timestamp" || type == "timestamptz";
}

}  // namespace

bool keeps_rows_as_they_are(const alteration& at) {
  const auto& definition = at.column();
  if (at.table == nullptr || definition.raw_default != nullptr || definition.coll_clause != nullptr) return false;
  const auto found = at.table->columns.find(std::string_view{at.command.name});
  if (found == at.table->columns.end()) return false;
  const auto& from = found->second;
  const auto to = pg::column_of(definition.type_name);
  if (from.is_array != to.is_array) return false;
  if (from.type == to.type && from.modifiers == to.modifiers) return true;
  if (is_text(from.type) && to.type == "text") return true;
  if (is_text(from.type) && to.type == "varchar")
    return grows(from.type == "text" ? std::vector<std::int32_t>{} : from.modifiers, to.modifiers);
  if (from.type != to.type) return from.type == "cidr" && to.type == "inet";
  if (to.type == "numeric") return grows_in_front(from.modifiers, to.modifiers);
  if (to.type == "varbit") return grows(from.modifiers, to.modifiers);
  return is_time(to.type) && grows(from.modifiers, to.modifiers);
}

std::string type_text(const PgQuery__ColumnDef& column, std::string_view sql) {
  const auto begin = static_cast<std::size_t>(std::max(column.type_name->location, 0));
  if (begin >= sql.size()) return {};
  lexer tokens{sql.substr(begin), pawl::dialect::postgresql};
  std::size_t end = sql.size();
  int depth = 0;
  for (token each = tokens.next(); each.kind != token_kind::end; each = tokens.next()) {
    if (each.text == "(" || each.text == "[") ++depth;
    if (each.text == ")" || each.text == "]") --depth;
    const bool is_clause =
        each.kind == token_kind::word && (pg::is_word(each.text, "using") || pg::is_word(each.text, "collate"));
    if (depth != 0 || (!is_clause && each.text != "," && each.text != ";")) continue;
    end = begin + each.offset;
    break;
  }
  auto text = tidy(sql.substr(begin, end - begin));
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace pawl::generator
