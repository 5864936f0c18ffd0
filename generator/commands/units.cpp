#include "commands/units.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "git/repository.hpp"
#include "source/named_files.hpp"

namespace pawl::generator {
namespace {

/// The files of what is frozen.
std::set<std::string> frozen_files(const migration_set& set) {
  std::set<std::string> files;
  for (const auto& dialect : set.dialects)
    for (const auto& migration : dialect.migrations)
      if (migration.frozen) files.insert(migration.up.file->name);
  return files;
}

/// The unit that a down script of another name belongs to, as some tools pair by version alone.
numbered_unit* unit_of_version(std::vector<numbered_unit>& units, const version& version) {
  const auto found = std::ranges::find(units, version, &numbered_unit::version);
  return found == units.end() ? nullptr : &*found;
}

bool has_file_in(const numbered_unit& unit, const std::set<std::string>& paths, const std::string& prefix) {
  return std::ranges::any_of(unit.files, [&](const std::string& file) { return paths.contains(prefix + file); });
}

void mark_upstream(std::vector<numbered_unit>& units, const repository& git) {
  try {
    std::set<std::string> paths;
    for (auto& file : git.files(git.commit_of("@{upstream}"), git.prefix())) paths.insert(std::move(file.path));
    for (auto& unit : units) unit.upstream = has_file_in(unit, paths, git.prefix());
  } catch (const git_error&) {
    // This branch follows none.
  }
}

void mark_age(std::vector<numbered_unit>& units, const repository& git) {
  const auto history = git.history({"HEAD", "MERGE_HEAD"}, {git.prefix()});
  for (auto& unit : units)
    for (const auto& change : history.changes) {
      const bool is_its = std::ranges::any_of(
          unit.files, [&](const std::string& file) { return change.file.path == git.prefix() + file; });
      if (is_its && change.added) unit.added = std::min(unit.added, history.commits.size() - change.commit);
    }
}

}  // namespace

std::vector<numbered_unit> units_of(const folder& files, const migration_set& set, const convention* layout) {
  diagnostics for_check_alone;
  constexpr std::array dialects{pawl::dialect::sqlite, pawl::dialect::postgresql};
  const auto named = read_names(files, dialects, layout, for_check_alone);
  const auto frozen = frozen_files(set);
  std::vector<numbered_unit> units;
  std::map<std::pair<version, std::string>, std::size_t> places;
  for (const bool downs : {false, true})
    for (const auto& [name, file, sound] : named) {
      if (name.role == file_role::repeatable || (name.role == file_role::down) != downs) continue;
      const auto known = places.find({name.version, name.name});
      auto* unit = known != places.end() ? &units[known->second]
                   : downs               ? unit_of_version(units, name.version)
                                         : nullptr;
      if (unit == nullptr) {
        places.emplace(std::pair{name.version, name.name}, units.size());
        unit = &units.emplace_back(numbered_unit{.version = name.version, .name = name.name, .files = {}});
      }
      unit->files.push_back(file->name);
      unit->frozen = unit->frozen || frozen.contains(file->name);
    }
  return units;
}

void add_what_git_knows(std::vector<numbered_unit>& units, const pipeline_options& options) {
  try {
    const repository git{options.directory};
    if (options.frozen_since.empty()) mark_upstream(units, git);
    mark_age(units, git);
  } catch (const git_error&) {
    return;
  }
}

}  // namespace pawl::generator
