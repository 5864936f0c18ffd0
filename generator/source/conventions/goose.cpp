#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/letter_case.hpp"
#include "diagnostics/suggest.hpp"
#include "source/conventions/name_parts.hpp"
#include "source/conventions/table.hpp"

namespace pawl::generator {
namespace {

constexpr std::string_view prefix = "+goose";

struct annotation {
  /// Behind `+goose`, in small letters.
  std::string_view text;
  section_marker marker = section_marker::none;
};

/// `no transaction` means nothing more: the statements tell by themselves whether a transaction can hold them.
constexpr std::array annotations{
    annotation{"up", section_marker::up},
    annotation{"down", section_marker::down},
    annotation{"statementbegin", section_marker::block_begin},
    annotation{"statementend", section_marker::block_end},
    annotation{"no transaction"},
};

/// In small letters, with one blank between two words.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool blank = std::string_view{" \t\f\r\v"}.find(c) != std::string_view::npos;
    if (!blank)
      result += to_lower(c);
    else if (!result.ends_with(' '))
      result += ' ';
  }
  return result;
}

void report_unknown(std::string_view text, std::string_view words, std::size_t offset, file_report& report) {
  if (words.starts_with("envsub"))
    return report.error("placeholder", offset,
                        fmt::format("`-- {}` would fill in variables of an environment, which pawl does not", text),
                        "write the values themselves and leave the line out");
  constexpr std::array known{std::string_view{"up"}, std::string_view{"down"}, std::string_view{"statementbegin"},
                             std::string_view{"statementend"}, std::string_view{"no transaction"}};
  const auto meant = closest(words, known);
  report.error("unknown-directive", offset, fmt::format("unknown annotation `-- {}`", text),
               meant ? fmt::format("did you mean `-- {} {}`?", prefix, *meant)
                     : "the annotations are Up, Down, StatementBegin, StatementEnd and NO TRANSACTION");
}

section_marker read_annotation(const token& comment, std::string_view whole, file_report& report) {
  const std::string_view text = comment_text(comment.text).substr(0, 60);
  const std::string words =
      plain(text.substr(std::min(text.find_first_not_of(" \t\f\r\v", prefix.size()), text.size())));
  if (comment.offset != 0 && whole[comment.offset - 1] != '\n') {
    report.error("misplaced-section", comment.offset, fmt::format("`-- {}` does not begin its line", text),
                 "move it to the beginning of a line of its own: goose does not see it here");
    return section_marker::none;
  }
  const auto* found = std::ranges::find(annotations, words, &annotation::text);
  if (found != annotations.end()) return found->marker;
  report_unknown(text, words, comment.offset, report);
  return section_marker::none;
}

section_marker read_goose_comment(const token& comment, std::string_view whole, file_report& report) {
  const std::string_view text = comment_text(comment.text);
  const std::string_view word = text.substr(0, text.find_first_of(" \t\f\r\v"));
  if (plain(word) == prefix) return read_annotation(comment, whole, report);
  const section_marker marker = generator::read_comment(comment, whole, report);
  if (marker != section_marker::none)
    report.error("unknown-directive", comment.offset, fmt::format("`-- {}` is no annotation of goose", word),
                 "write `-- +goose Up` and `-- +goose Down`, as in the other files here");
  return section_marker::none;
}

/// `00001_create_users`, `20230915120000_create_users`.
file_name_reading read(std::string_view stem) { return read_numbered(stem, {}); }

constexpr std::array new_files{new_file{file_role::sections, "-- +goose Up\n\n\n-- +goose Down\n\n"}};

}  // namespace

constinit const convention goose_convention{
    .name = "goose",
    .advice = "<version>_<name>.sql, as in 00003_add_search.sql",
    .read = read,
    .write = write_versioned,
    .claims = [](std::string_view text, pawl::dialect dialect) { return has_comment(text, dialect, prefix); },
    .read_comment = read_goose_comment,
    .line_marker = prefix,
    .ends_statements = true,
    .marks_up = true,
    .new_files = new_files,
};

}  // namespace pawl::generator
