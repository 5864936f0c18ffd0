#include "proof/schema.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "proof/sql_tokens.hpp"

namespace pawl::generator {
namespace {

/// Type and name, then the statement that made it.
using objects = std::map<std::pair<std::string, std::string>, std::string_view>;

std::string_view cut(std::string_view& text) {
  const auto end = text.find('\0');
  const auto field = text.substr(0, end);
  text.remove_prefix(end + 1);
  return field;
}

objects parse(std::string_view schema) {
  objects found;
  while (!schema.empty()) {
    const auto type = cut(schema);
    const auto name = cut(schema);
    found.emplace(std::pair{std::string{type}, lower_name(name)}, cut(schema));
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
    : objects_{connection, "SELECT type, name, sql FROM main.sqlite_schema"} {}

schema_text schema_reader::read() {
  schema_text schema;
  while (objects_.step()) {
    const auto name = objects_.text(1);
    if (begins_with_name(name, "sqlite_")) continue;
    for (const auto field : {objects_.text(0), name, objects_.text(2)}) schema.append(field).push_back('\0');
  }
  objects_.reset();
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
