#pragma once

/// For the formats that are JSON, and for their sources alone: the header is a heavy one.

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace pawl::generator {

/// Members stay in the order in which they were added.
using json = nlohmann::ordered_json;

inline void add_if(json& object, const char* name, std::string_view value) {
  if (!value.empty()) object[name] = value;
}

/// ASCII alone: text of strangers neither drives the terminal that somebody looks at it with nor turns its letters
/// round. What is not UTF-8, as the name of a file may be, becomes U+FFFD.
inline std::string printed(const json& value) {
  return value.dump(2, ' ', true, json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::generator
