#include "source/locate.hpp"

#include <algorithm>

#include "diagnostics/utf8.hpp"
#include "source/set.hpp"

namespace pawl::generator {

namespace {

// What is kept of a line behind the place: an excerpt shows less, and a line may be as long as the file.
constexpr std::size_t kept_behind = 400;

std::string_view line_around(std::string_view text, std::size_t begin, std::size_t offset) {
  const std::string_view kept = text.substr(begin, offset - begin + kept_behind);
  const std::size_t end = kept.find('\n', offset - begin);
  return kept.substr(0, end);
}

}  // namespace

location locate(const std::string& path, std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const std::size_t begin = before.rfind('\n') + 1;
  location result;
  result.file = path;
  result.line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  result.column = 1 + count_characters(before.substr(begin));
  result.source_line = line_around(text, begin, offset);
  return result;
}

location locate(const script& script, std::uint32_t offset) {
  return locate(script.file->path, script.file->text, std::size_t{script.offset} + offset);
}

}  // namespace pawl::generator
