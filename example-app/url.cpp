#include "url.hpp"

#include <algorithm>
#include <cctype>

namespace notes {
namespace {

/// The parts of `postgresql://user:password@host:port/name?options`.
struct parts {
  std::string_view scheme;
  /// With the `@`.
  std::string_view user;
  std::string_view host;
  /// From the `/`.
  std::string_view name;
  /// From the `?`.
  std::string_view options;
};

std::string_view take(std::string_view& text, std::size_t size) {
  const std::string_view front = text.substr(0, size);
  text.remove_prefix(front.size());
  return front;
}

parts split(std::string_view url) {
  parts result;
  result.scheme = take(url, url.find("://") + 3);
  std::string_view authority = take(url, url.find_first_of("/?"));
  result.user = take(authority, authority.rfind('@') + 1);
  result.host = authority;
  result.name = take(url, url.find('?'));
  result.options = url;
  return result;
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

bool is_plain(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view{"-._~%:@/?&=,"}.find(c) != std::string::npos;
}

/// Each `%` begins the code of a character other than NUL.
bool is_encoded(std::string_view text) {
  for (std::size_t i = text.find('%'); i != std::string_view::npos; i = text.find('%', i + 1)) {
    const std::string_view code = text.substr(i + 1, 2);
    const auto is_hexadecimal = [](unsigned char c) { return std::isxdigit(c) != 0; };
    if (code.size() != 2 || code == "00" || !std::ranges::all_of(code, is_hexadecimal)) return false;
  }
  return true;
}

}  // namespace

bool is_url(std::string_view database) {
  return database.starts_with("postgresql://") || database.starts_with("postgres://");
}

bool is_sound_url(std::string_view url) {
  if (!is_url(url) || !std::ranges::all_of(url, is_plain) || !is_encoded(url)) return false;
  const parts of = split(url);
  // A port that is none may be a password whose `@` or `/` was not encoded.
  const std::string_view port = of.host.substr(std::min(of.host.find(':'), of.host.size()));
  return std::ranges::count(url, '@') == (of.user.empty() ? 0 : 1) &&
         std::ranges::all_of(port.substr(port.empty() ? 0 : 1), is_digit);
}

std::string without_password(std::string_view database) {
  if (!is_url(database)) return std::string{database};
  if (!is_sound_url(database)) return "the database";
  const parts of = split(database);
  std::string user{of.user.substr(0, of.user.find_first_of(":@"))};
  if (!user.empty()) user += '@';
  return std::string{of.scheme} + user + std::string{of.host} + std::string{of.name};
}

}  // namespace notes
