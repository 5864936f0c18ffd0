#include "commands/explain.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "diagnostics/suggest.hpp"

namespace pawl::generator {

int explain(const std::string& id, console& console) {
  const auto pages = diagnostic_pages();
  if (const auto page = std::ranges::find(pages, id, &diagnostic_page::id); page != pages.end()) {
    console.out << page->text;
    return success;
  }
  std::vector<std::string_view> known;
  for (const auto& page : pages) known.push_back(page.id);
  const auto meant = closest(id, known);
  throw command_error{fmt::format(
      "no diagnostic has the id {}; {}", id,
      meant ? fmt::format("did you mean {}?", *meant) : "each message of pawl ends with its id in brackets")};
}

}  // namespace pawl::generator
