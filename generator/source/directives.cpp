#include "source/directives.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/letter_case.hpp"
#include "diagnostics/suggest.hpp"
#include "source/taken_for_marker.hpp"

namespace pawl::generator {

namespace {

constexpr std::string_view blanks = " \t\f\r\v";
constexpr std::string_view directive_prefix = "pawl:";
constexpr std::string_view marker_prefix = "migrate:";

bool begins_like(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                    [](char wanted, char c) { return wanted == to_lower(c); });
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(blanks)); }

/// A word of a stranger's file, no longer than a message bears.
std::string_view quotable(std::string_view word) { return word.substr(0, 40); }

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known, std::string_view otherwise) {
  const auto best = closest(word, known);
  return best ? fmt::format("did you mean `-- {}`?", *best) : std::string{otherwise};
}

void read_directive(std::string_view text, std::size_t offset, file_report& report) {
  // `no-transaction` asks for nothing: the statements tell by themselves whether a transaction can hold them.
  constexpr std::array<std::string_view, 4> known{"pawl:breaking", "pawl:compatible", "pawl:no-transaction",
                                                  "pawl:allow"};
  const std::string_view word = first_word(text);
  if (std::ranges::find(known, word) != known.end()) return;
  report.error("unknown-directive", offset, fmt::format("unknown directive `-- {}`", quotable(word)),
               did_you_mean(word, known, "remove the line, or begin the comment with another word"));
}

/// What may stand behind a section marker. Whether a script runs in a transaction its statements tell by themselves.
void read_options(std::string_view marker, std::string_view options, std::size_t offset, file_report& report) {
  while (true) {
    options.remove_prefix(std::min(options.find_first_not_of(blanks), options.size()));
    if (options.empty()) return;
    const std::string_view option = first_word(options);
    if (option != "transaction:false" && option != "transaction:true")
      return report.error("unknown-directive", offset,
                          fmt::format("`{}` behind `-- {}` is not supported", quotable(option), marker),
                          "leave it out: `transaction:false` is the one option there is, and a script holds every "
                          "value itself");
    options.remove_prefix(option.size());
  }
}

section_marker read_marker(std::string_view text, std::size_t offset, file_report& report) {
  constexpr std::array<std::string_view, 2> markers{"migrate:up", "migrate:down"};
  const std::string_view word = first_word(text);
  const section_marker marker = word == markers[0]   ? section_marker::up
                                : word == markers[1] ? section_marker::down
                                                     : section_marker::none;
  if (marker == section_marker::none) {
    report.error("unknown-directive", offset, fmt::format("unknown section marker `-- {}`", quotable(word)),
                 did_you_mean(word, markers, "the markers are `-- migrate:up` and `-- migrate:down`"));
  } else {
    read_options(word, text.substr(word.size()), offset, report);
  }
  return marker;
}

/// The markers of other tools: read as a comment, one would let a down section run behind its up section.
bool is_foreign_marker(std::string_view text) {
  constexpr std::array<std::string_view, 3> foreign{"+goose", "+migrate", "+micrate"};
  const std::string_view word = first_word(text);
  return std::find(foreign.begin(), foreign.end(), word) != foreign.end();
}

/// Prose may begin with "migrate: "; a marker has its word right behind the colon.
bool is_marker(std::string_view text) {
  return begins_like(text, marker_prefix) && first_word(text).size() > marker_prefix.size();
}

}  // namespace

bool is_taken_for_marker(std::string_view text) {
  return is_marker(text) || begins_like(text, directive_prefix) || is_foreign_marker(text);
}

std::string_view comment_text(std::string_view line_comment) {
  std::string_view text = line_comment.substr(2);
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

bool stands_alone(const token& comment, std::string_view whole) {
  const std::string_view before = whole.substr(0, comment.offset);
  const std::size_t last = before.find_last_not_of(blanks);
  return last == std::string_view::npos || before[last] == '\n';
}

bool is_directive(const token& comment, std::string_view whole) {
  return comment_text(comment.text).starts_with(directive_prefix) && stands_alone(comment, whole);
}

compatibility said_by(const token& comment, std::string_view whole) {
  if (!is_directive(comment, whole)) return compatibility::unknown;
  const std::string_view word = first_word(comment_text(comment.text));
  if (word == "pawl:breaking") return compatibility::breaking;
  return word == "pawl:compatible" ? compatibility::compatible : compatibility::unknown;
}

std::optional<std::string_view> allowed_by(const token& comment, std::string_view whole) {
  constexpr std::string_view word = "pawl:allow";
  if (!is_directive(comment, whole)) return std::nullopt;
  const std::string_view text = comment_text(comment.text);
  if (first_word(text) != word) return std::nullopt;
  return text.substr(word.size());
}

section_marker read_comment(const token& comment, std::string_view whole, file_report& report) {
  const std::string_view text = comment_text(comment.text);
  if (!is_taken_for_marker(text)) return section_marker::none;
  const bool marker = is_marker(text);
  const bool directive = begins_like(text, directive_prefix);
  if (!stands_alone(comment, whole)) {
    report.error(marker ? "misplaced-section" : "unknown-directive", comment.offset,
                 fmt::format("`-- {}` does not stand on a line of its own", quotable(first_word(text))),
                 "move it to a line of its own");
    return section_marker::none;
  }
  if (marker) return read_marker(text, comment.offset, report);
  if (directive) {
    read_directive(text, comment.offset, report);
  } else {
    report.error("unknown-directive", comment.offset,
                 fmt::format("`-- {}` is another tool's marker, which pawl does not follow", quotable(text)),
                 "write `-- migrate:up` and `-- migrate:down` instead");
  }
  return section_marker::none;
}

}  // namespace pawl::generator
