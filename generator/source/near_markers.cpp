#include "source/near_markers.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "core/letter_case.hpp"
#include "source/directives.hpp"
#include "source/taken_for_marker.hpp"

namespace pawl::generator {
namespace {

struct near_marker {
  /// Its letters, in lower case.
  std::string_view letters;
  /// How it is spelt in goose's folders, and in all others; empty where there is no such marker.
  std::string_view in_goose;
  std::string_view elsewhere;
};

constexpr std::array near_markers{
    near_marker{"migrateup", "+goose Up", "migrate:up"},
    near_marker{"migratedown", "+goose Down", "migrate:down"},
    near_marker{"migrationup", "+goose Up", "migrate:up"},
    near_marker{"migrationdown", "+goose Down", "migrate:down"},
    near_marker{"gooseup", "+goose Up", "migrate:up"},
    near_marker{"goosedown", "+goose Down", "migrate:down"},
    near_marker{"goosestatementbegin", "+goose StatementBegin", ""},
    near_marker{"goosestatementend", "+goose StatementEnd", ""},
    near_marker{"goosenotransaction", "+goose NO TRANSACTION", "pawl:no-transaction"},
    near_marker{"pawlbreaking", "pawl:breaking", "pawl:breaking"},
    near_marker{"pawlcompatible", "pawl:compatible", "pawl:compatible"},
    near_marker{"pawlnotransaction", "pawl:no-transaction", "pawl:no-transaction"},
    near_marker{"pawlallow", "pawl:allow <rule> <reason>", "pawl:allow <rule> <reason>"},
};

/// The letters of `text` in lower case, without the one option that a marker may have.
std::string letters_of(std::string_view text) {
  // No marker is longer; prose and long comments need not be read to their end.
  constexpr std::size_t enough = 64;
  std::string letters;
  for (const char c : text) {
    const char small = to_lower(c);
    if (small >= 'a' && small <= 'z') letters += small;
    if (letters.size() > enough) break;
  }
  for (const std::string_view option : {"transactionfalse", "transactiontrue"})
    if (letters.ends_with(option)) letters.resize(letters.size() - option.size());
  return letters;
}

/// Whether nothing but blanks stands behind the comment on its last line.
bool ends_its_line(const token& comment, std::string_view whole) {
  const std::size_t next = whole.find_first_not_of(" \t\f\r\v", comment.offset + comment.text.size());
  return next == std::string_view::npos || whole[next] == '\n';
}

/// Whether `layout` takes the comment for a marker, right or wrong; goose reads its own in any case.
bool is_read(const token& comment, const convention& layout) {
  if (comment.kind != token_kind::line_comment) return false;
  const std::string_view text = comment_text(comment.text);
  const std::string_view word = text.substr(0, text.find_first_of(" \t\f\r\v"));
  return is_taken_for_marker(text) ||
         (!word.empty() && std::ranges::equal(word, layout.line_marker, {}, [](char c) { return to_lower(c); }));
}

/// The comment as a message bears it: its first line, without the blanks at the end.
std::string_view quotable(std::string_view comment) {
  comment = comment.substr(0, std::min(comment.find('\n'), std::size_t{40}));
  return comment.substr(0, comment.find_last_not_of(" \t\f\r\v") + 1);
}

}  // namespace

void report_near_marker(const token& comment, std::string_view whole, const convention& layout, file_report& report) {
  if (comment.kind != token_kind::line_comment && comment.kind != token_kind::block_comment) return;
  if (is_read(comment, layout)) return;
  const auto* const near = std::ranges::find(near_markers, letters_of(comment.text), &near_marker::letters);
  if (near == near_markers.end() || !stands_alone(comment, whole) || !ends_its_line(comment, whole)) return;
  const std::string_view meant = layout.line_marker.empty() ? near->elsewhere : near->in_goose;
  report.error("unknown-directive", comment.offset,
               fmt::format("`{}` looks like a marker and is none", quotable(comment.text)),
               meant.empty() ? std::string{"remove the line: pawl does not follow it here"}
                             : fmt::format("write `-- {}`, or say it in other words if it is only a comment", meant));
}

}  // namespace pawl::generator
