#include "guides/guide.hpp"

#include <optional>

namespace pawl::test {
namespace {

constexpr std::string_view fence = "```";

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// What the words behind the opening fence announce; no value where the block is for the eye alone.
std::optional<guide_block> announced(std::string_view words, int line) {
  const std::size_t blank = words.find(' ');
  const std::string_view language = words.substr(0, blank);
  const std::string_view rest = blank == std::string_view::npos ? std::string_view{} : words.substr(blank + 1);
  using kind = guide_block::kind_type;
  if (language == "sh") return guide_block{rest == "fails" ? kind::failing_commands : kind::commands, {}, {}, line};
  if (!rest.empty()) return guide_block{kind::file, std::string{rest}, {}, line};
  if (language == "text") return guide_block{kind::output, {}, {}, line};
  return std::nullopt;
}

}  // namespace

std::vector<guide_block> read_guide(std::string_view page) {
  std::vector<guide_block> blocks;
  for (int line = 1; !page.empty(); ++line) {
    const std::string_view opening = take_line(page);
    if (!opening.starts_with(fence)) continue;
    std::optional<guide_block> block = announced(opening.substr(fence.size()), line);
    for (++line; !page.empty(); ++line) {
      const std::string_view inside = take_line(page);
      if (inside == fence) break;
      if (block) block->text.append(inside).append("\n");
    }
    if (block) blocks.push_back(std::move(*block));
  }
  return blocks;
}

std::string missing_line(std::string_view expected, std::string_view printed) {
  bool may_skip = false;
  while (!expected.empty()) {
    const std::string_view wanted = take_line(expected);
    if (wanted == "...") {
      may_skip = true;
      continue;
    }
    bool found = false;
    while (!printed.empty() && !found) {
      found = take_line(printed) == wanted;
      if (!found && !may_skip) break;
    }
    if (!found) return std::string{wanted};
    may_skip = false;
  }
  return {};
}

}  // namespace pawl::test
