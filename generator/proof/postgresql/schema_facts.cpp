#include "proof/postgresql/schema_facts.hpp"

#include <algorithm>
#include <charconv>

namespace pawl::generator {
namespace {

/// Where a quoted name or string that begins at `at` is closed; twice the quote is one of its characters.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t end = at + 1; end < text.size(); ++end) {
    if (text[end] != quote) continue;
    if (end + 1 == text.size() || text[end + 1] != quote) return end;
    ++end;
  }
  return text.size();
}

/// Splits at each `separator` that stands in no quotes.
std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"' || text[at] == '\'') {
      at = end_of_quoted(text, at);
    } else if (text.substr(at).starts_with(separator)) {
      parts.push_back(text.substr(begin, at - begin));
      begin = at + separator.size();
      at = begin - 1;
    }
  }
  parts.push_back(text.substr(std::min(begin, text.size())));
  return parts;
}

std::string without_quotes(std::string_view name) {
  if (!name.starts_with('"')) return std::string{name};
  std::string plain;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    plain += name[i];
    if (name[i] == '"') ++i;
  }
  return plain;
}

/// Where `word` stands outside quotes; npos where it does not.
std::size_t find_outside(std::string_view text, std::string_view word) {
  const auto parts = split(text, word);
  return parts.size() == 1 ? std::string_view::npos : parts.front().size();
}

/// What the parentheses hold that are opened first behind `from`, and where they end.
std::string_view in_parentheses(std::string_view text, std::size_t from, std::size_t& end) {
  int depth = 0;
  std::size_t begin = text.size();
  for (end = from; end < text.size(); ++end) {
    if (text[end] == '"' || text[end] == '\'') {
      end = end_of_quoted(text, end);
      continue;
    }
    if (text[end] == '(' && depth++ == 0) begin = end + 1;
    if (text[end] == ')' && --depth == 0) return text.substr(begin, end - begin);
  }
  return {};
}

/// The length of a varchar; no value where it is another type. `rest` is what stands behind the type.
std::optional<std::uint32_t> varying_length(std::string_view definition, std::string_view& rest) {
  constexpr std::uint32_t endless = 0xFFFFFFFF;
  constexpr std::string_view name = "character varying";
  if (definition.starts_with("text") && (definition.size() == 4 || definition[4] == ' ' || definition[4] == '[')) {
    rest = definition.substr(4);
    return endless;
  }
  if (!definition.starts_with(name)) return std::nullopt;
  rest = definition.substr(name.size());
  if (!rest.starts_with('(')) return endless;
  std::uint32_t length = 0;
  std::from_chars(rest.data() + 1, rest.data() + rest.size(), length);
  rest.remove_prefix(std::min(rest.find(')') + 1, rest.size()));
  return length;
}

}  // namespace

std::vector<std::string> parts_of_name(std::string_view name) {
  std::vector<std::string> parts;
  for (const auto part : split(name, ".")) parts.push_back(without_quotes(part));
  return parts;
}

std::string_view shown_name(std::string_view name) {
  constexpr std::string_view usual = "public.";
  return name.starts_with(usual) ? name.substr(usual.size()) : name;
}

std::vector<std::string_view> pieces_of(std::string_view definition) { return split(definition, "; "); }

rights_split split_rights(std::string_view definition) {
  rights_split result{.definition = definition, .owner = {}, .granted = {}};
  constexpr std::string_view granted = "granted ";
  constexpr std::string_view owner = "owner ";
  const auto take = [&](std::string_view word) -> std::optional<std::string_view> {
    const auto at = result.definition.rfind(word);
    const bool begins = at == 0 || (at != std::string_view::npos && result.definition[at - 1] == ' ');
    if (!begins) return std::nullopt;
    const auto text = result.definition.substr(at + word.size());
    // A string of the definition's own; what comes behind it is part of it.
    if (text.find('\'') != std::string_view::npos || text.find('\n') != std::string_view::npos) return std::nullopt;
    result.definition = result.definition.substr(0, at);
    while (result.definition.ends_with(' ') || result.definition.ends_with(';')) result.definition.remove_suffix(1);
    return text;
  };
  if (const auto text = take(granted)) {
    const auto parts = split(*text, ", ");
    result.granted = std::set<std::string_view>{parts.begin(), parts.end()};
  }
  if (const auto text = take(owner)) result.owner = *text;
  return result;
}

column_facts read_column(std::string_view definition) {
  column_facts facts;
  const auto value = std::min(find_outside(definition, " DEFAULT "), find_outside(definition, " GENERATED "));
  const auto head = definition.substr(0, value);
  facts.not_null = find_outside(head, " NOT NULL") != std::string_view::npos;
  if (value == std::string_view::npos) return facts;
  const auto tail = definition.substr(value + 1);
  facts.is_computed = tail.starts_with("GENERATED s ") || tail.starts_with("GENERATED v ");
  facts.has_default = !facts.is_computed && !tail.starts_with("DEFAULT NULL");
  return facts;
}

bool is_widened(std::string_view before, std::string_view after) {
  std::string_view rest_before;
  std::string_view rest_after;
  const auto was = varying_length(before, rest_before);
  const auto is = varying_length(after, rest_after);
  return was && is && *was <= *is && rest_before == rest_after;
}

std::optional<foreign_key> read_foreign_key(std::string_view definition) {
  if (!definition.starts_with("FOREIGN KEY ")) return std::nullopt;
  foreign_key key;
  std::size_t end = 0;
  for (const auto column : split(in_parentheses(definition, 0, end), ", ")) key.columns.emplace_back(column);
  constexpr std::string_view points = " REFERENCES ";
  const auto rest = definition.substr(std::min(end + 1, definition.size()));
  if (!rest.starts_with(points)) return std::nullopt;
  const auto open = find_outside(rest, "(");
  key.parent = rest.substr(points.size(), open == std::string_view::npos ? open : open - points.size());
  key.cascades = find_outside(rest, " ON DELETE CASCADE") != std::string_view::npos;
  key.sets_null = find_outside(rest, " ON DELETE SET NULL") != std::string_view::npos;
  key.sets_default = find_outside(rest, " ON DELETE SET DEFAULT") != std::string_view::npos;
  return key;
}

/// `CREATE UNIQUE INDEX name ON schema.table USING btree (title, body DESC) INCLUDE (id) WHERE ...`
index_facts read_index(std::string_view definition) {
  index_facts facts;
  facts.is_unique = definition.starts_with("CREATE UNIQUE ");
  const auto method = find_outside(definition, " USING ");
  std::size_t end = 0;
  const auto keys = in_parentheses(definition, method == std::string_view::npos ? 0 : method, end);
  facts.is_computed = find_outside(keys, "(") != std::string_view::npos ||
                      find_outside(definition, " WHERE ") != std::string_view::npos;
  return facts;
}

bool has_all_values(std::string_view before, std::string_view after) {
  const auto was = split(before, ", ");
  const auto is = split(after, ", ");
  auto next = was.begin();
  for (const auto value : is) {
    if (next != was.end() && *next == value) ++next;
  }
  return next == was.end();
}

}  // namespace pawl::generator
