#include "commands/typed_words.hpp"

#include <algorithm>

#include "command_line/verb.hpp"

namespace pawl::generator {

bool is_on_database(std::string_view verb) {
  return std::ranges::any_of(commands::database_verbs(), [&](const commands::verb& each) { return each.name == verb; });
}

std::vector<std::string_view> values_of(std::string_view option, std::span<const char* const> arguments) {
  std::vector<std::string_view> values;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string_view word = arguments[i];
    if (!word.starts_with(option)) continue;
    word.remove_prefix(option.size());
    if (word.empty())
      values.emplace_back(i + 1 < arguments.size() ? arguments[i + 1] : "");
    else if (word.starts_with('='))
      values.push_back(word.substr(1));
  }
  return values;
}

}  // namespace pawl::generator
