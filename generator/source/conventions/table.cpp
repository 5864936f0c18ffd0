#include "source/conventions/table.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/letter_case.hpp"
#include "diagnostics/utf8.hpp"
#include "source/lexer.hpp"

namespace pawl::generator {
namespace {

constexpr std::array<const convention*, 8> table{
    &golang_migrate_convention, &dbmate_convention, &goose_convention,  &native_convention,
    &popx_convention,           &flyway_convention, &diesel_convention, &prisma_convention,
};

constexpr std::string_view extension = ".sql";

bool is_allowed(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || std::string_view{"_-./"}.find(c) != std::string_view::npos;
}

/// Removes the dialect's folder from the front.
std::optional<pawl::dialect> take_folder(std::string_view& file) {
  const std::size_t slash = file.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql}) {
    if (file.substr(0, slash) != to_string(dialect)) continue;
    file = file.substr(slash + 1);
    return dialect;
  }
  return std::nullopt;
}

bool equal_in_any_case(char a, char b) { return to_lower(a) == to_lower(b); }

}  // namespace

std::span<const convention* const> conventions() { return table; }

const convention* find_convention(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &convention::name);
  return found == table.end() ? nullptr : *found;
}

file_name_reading read_file_name(const convention& layout, std::string_view file) {
  const auto folder = take_folder(file);
  const auto stray = std::find_if_not(file.begin(), file.end(), is_allowed);
  if (stray != file.end()) {
    const std::string_view rest = file.substr(static_cast<std::size_t>(stray - file.begin()));
    const std::string_view character = rest.substr(0, decode_utf8(rest).length);
    return {{}, fmt::format("its name holds `{}`, which is no letter from a to z, digit, `_`, `-` or `.`", character)};
  }
  if (!file.ends_with(extension)) return {{}, "its name does not end in `.sql` in small letters"};
  const std::string_view stem = file.substr(0, file.size() - extension.size());
  auto reading = layout.read(stem);
  if (!reading.value || !folder) return reading;
  file_name& name = *reading.value;
  if (name.dialect || name.foreign) {
    const std::string_view tags = stem.substr(std::min(stem.find('.', stem.find(name.name)), stem.size()));
    return {
        {},
        fmt::format("it lies in the folder of a dialect and has the tag `{}` too", tags.substr(0, tags.find('.', 1)))};
  }
  name.dialect = folder;
  name.in_folder = true;
  return reading;
}

std::string write_file_name(const convention& layout, const file_name& name) {
  if (!name.dialect || !name.in_folder) return layout.write(name).append(extension);
  file_name inside = name;
  inside.dialect.reset();
  return fmt::format("{}/{}{}", to_string(*name.dialect), layout.write(inside), extension);
}

bool has_comment(std::string_view text, pawl::dialect dialect, std::string_view word) {
  const auto begins = [&](std::string_view rest) {
    return std::ranges::equal(rest.substr(0, word.size()), word, equal_in_any_case);
  };
  // Most files of other conventions do not hold it at all, and some are large.
  std::size_t at = text.find(word.front());
  while (at != std::string_view::npos && !begins(text.substr(at))) at = text.find(word.front(), at + 1);
  if (at == std::string_view::npos) return false;
  lexer tokens{text, dialect};
  for (token token = tokens.next(); token.kind != token_kind::end; token = tokens.next())
    if (token.kind == token_kind::line_comment && begins(comment_text(token.text)) && stands_alone(token, text))
      return true;
  return false;
}

}  // namespace pawl::generator
