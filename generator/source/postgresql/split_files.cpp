#include "source/postgresql/split_files.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "source/named_files.hpp"

namespace pawl::generator::pg {
namespace {

/// The statements [first, end) of a script, which go to one file.
struct part {
  std::size_t first = 0;
  std::size_t end = 0;
  const lone_statement* lone = nullptr;
};

std::vector<part> parts_of(const script& script, const std::vector<lone_statement>& lone) {
  std::vector<part> parts;
  std::size_t next = 0;
  for (const auto& statement : lone) {
    if (next < statement.index) parts.push_back({next, statement.index});
    parts.push_back({statement.index, statement.index + 1, &statement});
    next = statement.index + 1;
  }
  if (next < script.statements.size()) parts.push_back({next, script.statements.size()});
  return parts;
}

/// The lines of the file that a part takes.
std::string lines_of(const script& script, const part& part) {
  const auto text = script.text();
  const auto line = [&](std::uint32_t offset) {
    const auto before = text.substr(0, offset);
    return script.first_line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  };
  const auto first = line(script.statements[part.first].begin);
  const auto last = line(script.statements[part.end - 1].end - 1);
  auto lines = first == last ? fmt::format("line {}", first) : fmt::format("lines {} to {}", first, last);
  return part.lone == nullptr ? lines : lines + ", " + part.lone->label;
}

}  // namespace

std::string next_version(std::string_view version) {
  std::string next{version};
  auto at = next.find_last_of("0123456789");
  for (; at != std::string::npos && next[at] == '9'; at = at == 0 ? std::string::npos : at - 1) {
    next[at] = '0';
    if (at == 0 || next[at - 1] < '0' || next[at - 1] > '9') return next.insert(at, 1, '1');
  }
  if (at != std::string::npos) ++next[at];
  return next;
}

std::string split_files(const migration& migration, const script& script, const std::vector<lone_statement>& lone) {
  std::string text;
  std::string version{migration.version.text()};
  unsigned rest = 0;
  for (const auto& part : parts_of(script, lone)) {
    std::string name = migration.name;
    if (part.lone != nullptr)
      name = part.lone->name;
    else if (++rest > 1)
      name = fmt::format("{}_{}", migration.name, rest);
    text += fmt::format("\n  {}: {}", name_like(*script.file, version, name), lines_of(script, part));
    version = next_version(version);
  }
  return text;
}

std::string split_down(const migration& migration, const script& script, const std::vector<lone_statement>& lone) {
  std::string text;
  std::string version{migration.version.text()};
  auto parts = parts_of(script, lone);
  std::ranges::reverse(parts);
  for (const auto& part : parts) {
    text.insert(0, fmt::format("\n  version {}: {}", version, lines_of(script, part)));
    version = next_version(version);
  }
  return text;
}

}  // namespace pawl::generator::pg
