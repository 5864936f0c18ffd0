#include "lint/postgresql/statement_text.hpp"

#include <algorithm>
#include <array>

#include <pg_query/pg_query.pb-c.h>

#include "source/lexer.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator {
namespace {

/// The tokens that count, from `begin` on.
class plain_tokens {
 public:
  explicit plain_tokens(std::string_view sql, std::uint32_t begin = 0)
      : begin_{begin}, lexer_{sql.substr(std::min<std::size_t>(begin, sql.size())), pawl::dialect::postgresql} {
    next();
  }

  const token& front() const { return front_; }
  bool at_end() const { return front_.kind == token_kind::end || front_.text == ";"; }
  void next() {
    do front_ = lexer_.next();
    while (front_.is_trivia());
    front_.offset += begin_;
  }
  void skip(std::size_t count) {
    for (; count != 0 && !at_end(); --count) next();
  }

 private:
  std::uint32_t begin_;
  lexer lexer_;
  token front_;
};

void skip_name(plain_tokens& tokens) {
  tokens.skip(1);
  while (tokens.front().text == ".") tokens.skip(2);
}

/// What commas outside brackets part.
std::vector<text_part> read_parts(plain_tokens& tokens, std::size_t wanted) {
  std::vector<text_part> parts;
  int depth = 0;
  bool begins = true;
  for (; !tokens.at_end(); tokens.next()) {
    const auto& text = tokens.front().text;
    if (depth == 0 && text == ",") {
      begins = true;
      continue;
    }
    if (begins) parts.push_back({tokens.front().offset, 0});
    begins = false;
    parts.back().end = tokens.front().offset + static_cast<std::uint32_t>(text.size());
    if (text == "(" || text == "[") ++depth;
    if (text == ")" || text == "]") --depth;
  }
  if (parts.size() != wanted) parts.clear();
  return parts;
}

std::vector<text_part> commands_of(std::string_view sql, const PgQuery__RangeVar* relation, std::size_t count) {
  if (relation == nullptr || relation->location < 0) return {};
  plain_tokens tokens{sql, static_cast<std::uint32_t>(relation->location)};
  skip_name(tokens);
  while (tokens.front().text == ")" || tokens.front().text == "*") tokens.skip(1);
  return read_parts(tokens, count);
}

std::vector<text_part> names_of(std::string_view sql, const PgQuery__DropStmt& drop) {
  const bool two_words = drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW ||
                         drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE;
  plain_tokens tokens{sql};
  tokens.skip(2U + (two_words ? 1U : 0U) + (drop.concurrent != 0 ? 1U : 0U) + (drop.missing_ok != 0 ? 2U : 0U));
  return read_parts(tokens, drop.n_objects);
}

}  // namespace

std::vector<text_part> parts_of(std::string_view sql, const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
      return commands_of(sql, statement.alter_table_stmt->relation, statement.alter_table_stmt->n_cmds);
    case PG_QUERY__NODE__NODE_RENAME_STMT:
      return commands_of(sql, statement.rename_stmt->relation, 1);
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
      return commands_of(sql, statement.alter_object_schema_stmt->relation, 1);
    case PG_QUERY__NODE__NODE_DROP_STMT:
      return names_of(sql, *statement.drop_stmt);
    default:
      return {};
  }
}

std::string tidy(std::string_view sql) { return with_behind(sql, "", ""); }

std::string with_behind(std::string_view sql, std::string_view word, std::string_view more) {
  std::string text;
  bool apart = false;
  bool added = word.empty();
  lexer tokens{sql, pawl::dialect::postgresql};
  for (token each = tokens.next(); each.kind != token_kind::end; each = tokens.next()) {
    if (each.is_trivia()) {
      apart = true;
      continue;
    }
    if (each.text == ";") break;
    if (apart && !text.empty()) text += ' ';
    apart = false;
    text += each.text;
    if (added || each.kind != token_kind::word || !pg::is_word(each.text, word)) continue;
    text.append(1, ' ').append(more);
    added = true;
  }
  return text;
}

std::string retyped(std::string_view sql, const PgQuery__ColumnDef& column, std::string_view type) {
  auto text = pg::quoted(column.colname).append(" ").append(type);
  std::int32_t rest = column.coll_clause == nullptr ? -1 : column.coll_clause->location;
  for (std::size_t i = 0; i < column.n_constraints; ++i) {
    const auto at = column.constraints[i]->constraint->location;
    if (at >= 0 && (rest < 0 || at < rest)) rest = at;
  }
  if (rest < 0) return text;
  // Up to the comma or bracket behind the definition.
  std::uint32_t end = static_cast<std::uint32_t>(rest);
  int depth = 0;
  for (plain_tokens tokens{sql, end}; !tokens.at_end(); tokens.next()) {
    const auto& each = tokens.front().text;
    if (depth == 0 && (each == "," || each == ")")) break;
    if (each == "(" || each == "[") ++depth;
    if (each == ")" || each == "]") --depth;
    end = tokens.front().offset + static_cast<std::uint32_t>(each.size());
  }
  return text.append(" ").append(
      tidy(sql.substr(static_cast<std::size_t>(rest), end - static_cast<std::size_t>(rest))));
}

bool may_change_schema(std::string_view sql) {
  plain_tokens tokens{sql};
  const auto is = [&](std::string_view word) { return pg::is_word(tokens.front().text, word); };
  if (is("create") || is("alter") || is("drop") || is("do")) return true;
  if (!is("select") && !is("with")) return false;
  for (; !tokens.at_end(); tokens.next())
    if (is("into")) return true;
  return false;
}

}  // namespace pawl::generator
