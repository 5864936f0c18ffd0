#include "command_line/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace pawl::commands {
namespace {

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// As a word of its own: what a short password has in common with other words would tell it.
void hide(const std::string& secret, std::string& text) {
  for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 1)) {
    const std::size_t end = at + secret.size();
    if ((at > 0 && is_letter(text[at - 1])) || (end < text.size() && is_letter(text[end]))) continue;
    text.replace(at, secret.size(), "***");
  }
}

/// In the order in which they are looked for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> typed_for{{
    {"options.newer_database = allow_compatible", "--newer allow-compatible"},
    {"options.lock_timeout", "--lock-timeout"},
    {"options.history_schema", "--history-schema"},
    {"set options.baseline to", "run `baseline` with"},
    {"options.baseline", "`baseline`"},
}};

}  // namespace

std::string in_words(std::chrono::microseconds duration) {
  const auto us = duration.count();
  if (us < 1'000) return fmt::format("{} us", us);
  if (us < 999'950) return fmt::format("{:.1f} ms", static_cast<double>(us) / 1e3);
  if (us < 60'000'000) return fmt::format("{:.1f} s", static_cast<double>(us) / 1e6);
  return fmt::format("{} min {} s", us / 60'000'000, us / 1'000'000 % 60);
}

std::string on_a_clock(std::chrono::seconds time) {
  const auto s = time.count();
  if (s < 3600) return fmt::format("{}:{:02}", s / 60, s % 60);
  return fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string shown_time(std::string_view time) {
  std::string text{time};
  if (text.size() == 24 && text[10] == 'T' && text[19] == '.') text = text.substr(0, 10) + ' ' + text.substr(11, 8);
  return text;
}

std::string harmless(std::string_view text, const std::vector<std::string>& secrets) {
  std::string clean{text};
  for (const std::string& secret : secrets) hide(secret, clean);
  std::replace(clean.begin(), clean.end(), '\t', ' ');
  std::string result;
  for (std::size_t begin = 0; begin <= clean.size();) {
    const std::size_t end = std::min(clean.find('\n', begin), clean.size());
    if (begin > 0) result += '\n';
    result += printable(std::string_view{clean}.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

std::string as_typed(std::string message) {
  for (const auto& [set, typed] : typed_for) {
    for (std::size_t at = message.find(set); at != std::string::npos; at = message.find(set, at + typed.size())) {
      message.replace(at, set.size(), typed);
    }
  }
  return message;
}

}  // namespace pawl::commands
