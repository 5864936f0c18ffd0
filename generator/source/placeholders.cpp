#include "source/placeholders.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pawl::generator {

void placeholder_check::add(const token& token) {
  if (token.kind == token_kind::punctuation) return check_bare(token);
  if (syntax_.opening.empty()) return;
  const bool comment = token.kind == token_kind::line_comment || token.kind == token_kind::block_comment;
  const bool literal = token.kind == token_kind::string || token.kind == token_kind::quoted_identifier;
  if (literal || (comment && syntax_.in_comments)) check_within(token);
}

void placeholder_check::check_bare(const token& token) {
  if (token.text != "{" || token.offset < done_) return;
  constexpr std::string_view hint = "write the value itself: what differs between databases is not for a migration";
  // `$` may be the end of a word: `log_${year}`.
  if (token.offset != 0 && whole_[token.offset - 1] == '$') return report(token.offset - 1, "}", hint);
  if (whole_.substr(token.offset).starts_with("{{")) report(token.offset, "}}", hint);
}

void placeholder_check::check_within(const token& token) {
  constexpr std::string_view hint =
      "write the value itself; where the text is meant as it stands, part it: '$' || '{x}' for '${x}'";
  std::size_t at = token.text.find(syntax_.opening);
  for (; at != std::string_view::npos; at = token.text.find(syntax_.opening, at + 1)) {
    const std::size_t offset = token.offset + at;
    if (offset < done_) continue;
    if (token.text.find(syntax_.closing, at) == std::string_view::npos) return;
    report(offset, syntax_.closing, hint);
  }
}

void placeholder_check::report(std::size_t offset, std::string_view closing, std::string_view hint) {
  constexpr std::size_t longest = 60;
  const std::string_view line = whole_.substr(offset, whole_.find('\n', offset) - offset);
  const std::size_t end = line.find(closing);
  const std::size_t length = end == std::string_view::npos ? closing.size() : end + closing.size();
  done_ = offset + std::max<std::size_t>(length, 2);
  report_.error("placeholder", offset,
                fmt::format("`{}` is a placeholder, and nobody fills it in", line.substr(0, std::min(length, longest))),
                std::string{hint});
}

}  // namespace pawl::generator
