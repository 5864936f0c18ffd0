#include "emit/depfile.hpp"

namespace pawl::generator {
namespace {

/// Make reads `\ ` as a space and `\#` as `#`, and the backslashes right before such a one in pairs; `$$` is `$`.
void append_escaped(std::string& out, std::string_view path) {
  std::size_t backslashes = 0;
  for (const char c : path) {
    if (c == ' ' || c == '#' || c == '\t') out.append(backslashes + 1, '\\');
    if (c == '$') out += '$';
    out += c;
    backslashes = c == '\\' ? backslashes + 1 : 0;
  }
}

}  // namespace

std::string depfile(std::string_view target, std::span<const std::string> inputs) {
  std::string out;
  append_escaped(out, target);
  out += ':';
  for (const auto& input : inputs) {
    out += " \\\n  ";
    append_escaped(out, input);
  }
  out += '\n';
  return out;
}

}  // namespace pawl::generator
