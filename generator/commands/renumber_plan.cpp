#include "commands/renumber_plan.hpp"

#include <algorithm>
#include <optional>
#include <ranges>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "commands/console.hpp"
#include "commands/next_version.hpp"

namespace pawl::generator {
namespace {

bool comes_before(const numbered_unit& a, const numbered_unit& b) {
  if (a.version != b.version) return a.version < b.version;
  return std::tuple{!a.frozen, !a.upstream, a.added, a.name} < std::tuple{!b.frozen, !b.upstream, b.added, b.name};
}

std::optional<std::size_t> find_text(std::string_view file, std::string_view version) {
  for (auto at = file.find(version); at != std::string_view::npos; at = file.find(version, at + 1)) {
    const std::size_t begin = at == 0 ? 0 : file.rfind('/', at - 1) + 1;
    const bool behind_letter = at == begin + 1 && (file[begin] < '0' || file[begin] > '9');
    if ((at == begin || behind_letter) && file.substr(at + version.size()).starts_with('_')) return at;
  }
  return std::nullopt;
}

/// Where the version stands in a file's name: first of all, or behind the one letter that says what the file is
/// (`V1.2__init`); perhaps in a folder, perhaps with `_` for `.` (`V1_2__init`).
std::size_t find_version(std::string_view file, std::string_view version) {
  if (const auto at = find_text(file, version)) return *at;
  std::string underscored{version};
  std::ranges::replace(underscored, '.', '_');
  if (const auto at = find_text(file, underscored)) return *at;
  throw command_error{fmt::format("cannot find the version {} in the name {}", version, file)};
}

/// Where the version names a folder, the folder is renamed.
renaming renaming_for(const std::string& file, const std::string& old_version, const std::string& new_version) {
  const std::size_t at = find_version(file, old_version);
  renaming result{.from = file.substr(0, file.find('/', at)), .to = {}};
  result.to = result.from;
  result.to.replace(at, old_version.size(), new_version);
  return result;
}

}  // namespace

std::vector<renumbering> plan_renumbering(std::vector<numbered_unit> units, std::chrono::system_clock::time_point now) {
  std::ranges::sort(units, comes_before);
  std::optional<version> last;
  for (const numbered_unit& unit : units)
    if (unit.frozen) last = unit.version;
  std::vector<renumbering> plan;
  for (numbered_unit& unit : units) {
    if (unit.frozen) continue;
    if (last && !(unit.version > *last)) {
      // A second each, for versions that are times.
      const auto moment = now + std::chrono::seconds{plan.size()};
      last = *version::parse(next_version({&*last, 1}, moment));
      plan.push_back({std::move(unit), *last});
    } else {
      last = unit.version;
    }
  }
  return plan;
}

std::vector<renaming> renamings_for(const std::vector<renumbering>& plan) {
  std::vector<renaming> renamings;
  // Versions rise: the last one goes where nobody is.
  for (const auto& [unit, version] : plan | std::views::reverse)
    for (const std::string& file : unit.files) {
      renaming next = renaming_for(file, unit.version.text(), version.text());
      if (std::ranges::find(renamings, next) == renamings.end()) renamings.push_back(std::move(next));
    }
  return renamings;
}

}  // namespace pawl::generator
