#pragma once

/// JSON, written.

#include <cstdint>
#include <string>
#include <string_view>

namespace pawl::commands {

/// A string with its quotes; what is not UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);

/// The members of an object or the elements of an array, in the order they are added.
class json_list {
 public:
  explicit json_list(char open) : text_{open}, close_{open == '{' ? '}' : ']'} {}

  json_list& add(std::string_view name, std::string_view value) { return add_raw(name, json_string(value)); }
  json_list& add(std::string_view name, std::int64_t value) { return add_raw(name, std::to_string(value)); }
  json_list& add_flag(std::string_view name, bool value) { return add_raw(name, value ? "true" : "false"); }
  /// Where there is one.
  json_list& add_if(std::string_view name, std::string_view value) { return value.empty() ? *this : add(name, value); }
  /// JSON as it is; an element where there is no name.
  json_list& add_raw(std::string_view name, std::string_view json);

  std::string text() const { return text_ + close_; }

 private:
  std::string text_;
  char close_;
};

}  // namespace pawl::commands
