#include "proof/sqlite/alteration.hpp"

#include <vector>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

std::optional<alteration::kind_type> kind_of(const token& verb, const token& next) {
  if (is_word(verb, "RENAME")) return is_word(next, "TO") ? alteration::renames_table : alteration::renames_column;
  if (is_word(verb, "DROP")) return alteration::drops_column;
  if (is_word(verb, "ADD")) return alteration::adds_column;
  return std::nullopt;
}

}  // namespace

/// ALTER TABLE [schema .] t RENAME TO n | RENAME [COLUMN] c TO n | DROP [COLUMN] c | ADD [COLUMN] c ...
std::optional<alteration> read_alteration(std::string_view sql) {
  const auto tokens = tokens_of(sql);
  if (tokens.size() < 5 || !is_word(tokens[0], "ALTER")) return std::nullopt;
  std::size_t at = tokens[3].text == "." ? 4 : 2;
  if (at + 2 >= tokens.size()) return std::nullopt;
  const auto kind = kind_of(tokens[at + 1], tokens[at + 2]);
  if (!kind) return std::nullopt;
  alteration found{.kind = *kind, .table = name_of(tokens[at]).value_or(""), .offset = tokens[at].offset};
  at += 2;
  if (*kind != alteration::renames_table) {
    // A column may be called so itself.
    if (is_word(tokens[at], "COLUMN") && at + 1 < tokens.size() && name_of(tokens[at + 1]) &&
        !is_word(tokens[at + 1], "TO"))
      ++at;
    found.column = name_of(tokens[at]).value_or("");
    found.offset = tokens[at].offset;
    ++at;
  }
  const bool renames = *kind == alteration::renames_table || *kind == alteration::renames_column;
  if (renames && at + 1 < tokens.size()) found.new_name = name_of(tokens[at + 1]).value_or("");
  return found;
}

}  // namespace pawl::generator
