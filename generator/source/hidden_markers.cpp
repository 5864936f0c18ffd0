#include "source/hidden_markers.hpp"

#include <fmt/format.h>

namespace pawl::generator {

bool report_hidden_marker(const token& token, const convention& layout, file_report& report) {
  const bool spans_lines = token.kind == token_kind::string || token.kind == token_kind::quoted_identifier ||
                           token.kind == token_kind::block_comment;
  if (layout.line_marker.empty() || !spans_lines) return false;
  constexpr std::string_view beginning = "\n--";
  for (std::size_t at = token.text.find(beginning); at != std::string_view::npos;
       at = token.text.find(beginning, at + 1)) {
    const std::string_view line = token.text.substr(at + 1, token.text.find('\n', at + 1) - at - 1);
    const std::string_view text = comment_text(line);
    if (!text.starts_with(layout.line_marker)) continue;
    report.error("misplaced-section", token.offset + at + 1,
                 fmt::format("`-- {}` stands in a {}, where {} takes it for a marker all the same", text.substr(0, 40),
                             token.kind == token_kind::block_comment ? "comment" : "string", layout.name),
                 "write it so that it does not begin a line: databases that went through this file got what "
                 "the tool made of it");
    return true;
  }
  return false;
}

}  // namespace pawl::generator
