#include "guard/lock_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "source/token_hash.hpp"

namespace pawl::generator {

namespace {

bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::vector<std::string_view> split(std::string_view line) {
  constexpr std::string_view blanks = " \t";
  std::vector<std::string_view> words;
  std::size_t begin = line.find_first_not_of(blanks);
  while (begin != std::string_view::npos) {
    const std::size_t end = std::min(line.find_first_of(blanks, begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    begin = line.find_first_not_of(blanks, end);
  }
  return words;
}

lock_line wrong(std::string_view id, std::string problem) {
  return {.entry = {}, .id = id, .problem = std::move(problem)};
}

/// What is wrong with a hash; empty where nothing is.
lock_line check_hash(std::string_view hash) {
  const std::size_t colon = hash.find(':');
  if (colon == std::string_view::npos) return wrong("lock-syntax", fmt::format("`{}` is no hash", hash));
  const std::string_view algorithm = hash.substr(0, colon);
  if (algorithm != hash_algorithm)
    return wrong("lock-algorithm",
                 fmt::format("the hash algorithm `{}` is not known to this version of pawl", algorithm));
  const std::string_view digits = hash.substr(colon + 1);
  if (digits.size() == 64 && std::all_of(digits.begin(), digits.end(), is_hexadecimal)) return {};
  return wrong("lock-syntax", fmt::format("`{}` does not hold 64 hexadecimal digits in small letters", hash));
}

/// Reads `up:`, `down:` and `release:`.
lock_line read_field(std::string_view word, lock_line line) {
  const std::size_t colon = std::min(word.find(':'), word.size());
  const std::string_view key = word.substr(0, colon);
  const std::string_view value = word.substr(std::min(colon + 1, word.size()));
  std::string* const member = key == "up"        ? &line.entry.up_hash
                              : key == "down"    ? &line.entry.down_hash
                              : key == "release" ? &line.entry.release
                                                 : nullptr;
  if (member == nullptr) return wrong("lock-syntax", fmt::format("`{}` is no field of a lock file", word));
  if (!member->empty()) return wrong("lock-syntax", fmt::format("the field `{}:` stands there twice", key));
  if (key == "release" && !is_release_name(value))
    return wrong("lock-syntax", fmt::format("`{}` is no name of a release", value));
  if (key != "release")
    if (lock_line refused = check_hash(value); !refused.problem.empty()) return refused;
  *member = value;
  return line;
}

/// Reads the version, the name and the dialect.
lock_line read_identity(const std::vector<std::string_view>& words) {
  lock_line line;
  auto version = version::parse(words[0]);
  if (!version) return wrong("lock-syntax", fmt::format("`{}` is no version", words[0]));
  line.entry.version = std::move(*version);
  if (!std::all_of(words[1].begin(), words[1].end(), is_name_character))
    return wrong("lock-syntax", fmt::format("`{}` is no name of a migration", words[1]));
  line.entry.name = words[1];
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql})
    if (words[2] == to_string(dialect)) {
      line.entry.dialect = dialect;
      return line;
    }
  return wrong("lock-syntax", fmt::format("`{}` is no dialect", words[2]));
}

}  // namespace

bool is_release_name(std::string_view release) {
  constexpr std::size_t longest = 100;
  const auto allowed = [](char c) { return is_name_character(c) || c == '.' || c == '+'; };
  return !release.empty() && release.size() <= longest && std::all_of(release.begin(), release.end(), allowed);
}

lock_line read_lock_line(std::string_view text) {
  constexpr std::size_t identity = 3;
  constexpr std::size_t longest = 1000;
  const std::vector<std::string_view> words = split(text.substr(0, longest));
  if (text.size() > longest || words.size() <= identity)
    return wrong("lock-syntax", "this line is no entry of a lock file");
  lock_line line = read_identity(words);
  for (std::size_t i = identity; i < words.size() && line.problem.empty(); ++i)
    line = read_field(words[i], std::move(line));
  if (line.problem.empty() && line.entry.up_hash.empty()) return wrong("lock-syntax", "the field `up:` is missing");
  return line;
}

std::string print_lock_line(const lock_entry& entry) {
  std::string line =
      fmt::format("{} {}  {:<10}  up:{}", entry.version.text(), entry.name, to_string(entry.dialect), entry.up_hash);
  if (!entry.down_hash.empty()) line += "  down:" + entry.down_hash;
  if (!entry.release.empty()) line += "  release:" + entry.release;
  return line + '\n';
}

}  // namespace pawl::generator
