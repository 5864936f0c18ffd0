#include "commands/listing.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "commands/console.hpp"

namespace pawl::generator {
namespace {

using names = std::set<std::string>;

names read_names(const std::string& path) {
  std::ifstream file{path};
  if (!file) throw command_error{fmt::format("cannot read the list of files {}", path)};
  names found;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) found.insert(line);
  }
  return found;
}

names names_of(const folder& folder) {
  names found;
  for (const auto& file : folder.files) found.insert(file.name);
  return found;
}

/// One line for the names that only one side has; empty where there is none.
std::string only_in(const names& some, const names& others, std::string_view where) {
  std::vector<std::string> only;
  std::ranges::set_difference(some, others, std::back_inserter(only));
  return only.empty() ? std::string{} : fmt::format("only {}: {}\n", where, fmt::join(only, ", "));
}

}  // namespace

void compare_listing(const folder& folder, const std::string& listed, diagnostics& found) {
  const auto here = names_of(folder);
  const auto there = read_names(listed);
  if (here == there) return;
  found.add({.id = "listing-differs",
             .where = {.file = folder.directory},
             .message = "CMake saw other files in this folder than it holds",
             .hint = only_in(here, there, "in the folder") + only_in(there, here, "in CMake's list") +
                     "configure again; where that does not help, CMake cannot list a folder of this name: rename it",
             .notes = {}});
}

}  // namespace pawl::generator
