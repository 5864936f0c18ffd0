#include "proof/sqlite/schema.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

/// Type and name, then the statement that made it.
using objects = std::map<std::pair<std::string, std::string>, std::string_view>;

/// Type and name of the object that a statement of SQLite's own schema table makes: CREATE [UNIQUE|VIRTUAL] <type>
/// <name>.
std::pair<std::string, std::string> object_of(std::string_view sql) {
  const auto tokens = tokens_of(sql);
  std::size_t at = 1;
  if (tokens.size() > 3 && (is_word(tokens[1], "UNIQUE") || is_word(tokens[1], "VIRTUAL"))) at = 2;
  if (tokens.size() < at + 2) return {};
  return {lower_name(tokens[at].text), lower_name(name_of(tokens[at + 1]).value_or(""))};
}

objects parse(std::string_view schema) {
  objects found;
  while (!schema.empty()) {
    const auto sql = schema.substr(0, schema.find('\0'));
    found.emplace(object_of(sql), sql);
    schema.remove_prefix(sql.size() + 1);
  }
  return found;
}

/// The tokens in the one spelling that all others are brought to.
std::string normalised(std::string_view sql) {
  std::string out;
  for (const auto& token : tokens_of(sql)) {
    const bool is_name = token.kind == token_kind::word || token.kind == token_kind::quoted_identifier;
    out += is_name ? lower_name(name_of(token).value_or("")) : std::string{token.text};
    out += '\0';
  }
  return out;
}

/// The statement on one line, for a message.
std::string shown(std::string_view sql) {
  constexpr std::size_t longest = 2000;
  std::string out;
  for (const char c : sql) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out.size() > longest ? out.substr(0, longest) + " ..." : out;
}

}  // namespace

schema_reader::schema_reader(sqlite3* connection)
    : statements_{connection, "SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL"} {}

schema_text schema_reader::read() {
  schema_text schema;
  while (statements_.step()) {
    const auto sql = statements_.text(0);
    // Only SQLite can give such a name, and it writes the statement in just this way.
    if (!sql.starts_with("CREATE TABLE sqlite_")) schema.append(sql).push_back('\0');
  }
  statements_.reset();
  return schema;
}

std::string schema_difference(std::string_view before, std::string_view after) {
  if (before == after) return {};
  std::string lines;
  auto left = parse(after);
  for (const auto& [object, sql] : parse(before)) {
    const auto now = left.find(object);
    if (now == left.end()) {
      lines += fmt::format("missing: {} {}\n", object.first, object.second);
      continue;
    }
    if (normalised(sql) != normalised(now->second)) {
      lines += fmt::format("different: {} {}\n  before the up:  {}\n  after the down: {}\n", object.first,
                           object.second, shown(sql), shown(now->second));
    }
    left.erase(now);
  }
  for (const auto& [object, sql] : left) lines += fmt::format("left over: {} {}\n", object.first, object.second);
  return lines;
}

}  // namespace pawl::generator
