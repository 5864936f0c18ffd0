#include "commands/explain.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "core/letter_case.hpp"
#include "diagnostics/pages.hpp"
#include "diagnostics/suggest.hpp"

namespace pawl::generator {

namespace {

/// The id as pages have it: it may be copied with its brackets.
std::string plain(std::string_view id) {
  if (id.starts_with('[')) id.remove_prefix(1);
  if (id.ends_with(']')) id.remove_suffix(1);
  return to_lower(std::string{id});
}

}  // namespace

int explain(const std::string& given, console& console) {
  if (given.empty()) {
    for (const auto& page : pages()) console.out << page.id << '\n';
    return success;
  }
  const std::string id = plain(given);
  if (const auto* page = find_page(id)) {
    console.out << page->text;
    return success;
  }
  std::vector<std::string_view> known;
  for (const auto& page : pages()) known.push_back(page.id);
  const auto meant = closest(id, known);
  throw command_error{
      fmt::format("no diagnostic has the id {}; {}", given,
                  meant ? fmt::format("did you mean {}?", *meant)
                        : "each message of pawl ends with its id in brackets, and `pawl explain` alone lists all ids")};
}

}  // namespace pawl::generator
