#include "guard/former_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace pawl::generator {

namespace {

namespace fs = std::filesystem;

/// The top of the repository.
fs::path top_of(const repository& git, const std::string& directory) {
  std::string path = fs::canonical(directory).string() + '/';
  path.resize(path.size() - git.prefix().size());
  return path;
}

/// The folder of the set if `path` is its file `name`; no value where `path` does not end like this.
std::optional<std::string> folder_with(const std::string& path, const std::string& name) {
  const bool ends = path.ends_with(name) && (path.size() == name.size() || path[path.size() - name.size() - 1] == '/');
  return ends ? std::optional{path.substr(0, path.size() - name.size())} : std::nullopt;
}

/// The folder of the set if `path` was renamed to its file `name`: as many folders up as `name` has.
std::string folder_above(std::string path, const std::string& name) {
  for (auto levels = std::ranges::count(name, '/') + 1; levels > 0; --levels) {
    if (path.ends_with('/')) path.pop_back();
    path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  }
  return path;
}

}  // namespace

std::vector<std::string> file_names(const migration_set& set) {
  std::vector<std::string> names;
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration& migration : dialect.migrations) {
      names.push_back(migration.up.file->name);
      if (migration.down) names.push_back(migration.down->file->name);
    }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::optional<std::string> former_folder(const repository& git, const std::string& commit, const migration_set& set) {
  const std::vector<std::string> names = file_names(set);
  if (names.empty()) return std::nullopt;
  std::vector<std::string> paths;
  for (const std::string& name : names) paths.push_back((fs::canonical(set.directory) / name).string());
  const std::vector<std::string> blobs = git.blobs_of(paths);
  const fs::path top = top_of(git, set.directory);
  std::map<std::string, std::size_t> gone_from;
  for (const git_file& file : git.files(commit, "")) {
    std::error_code error;
    if (!file.path.ends_with(".sql") || fs::exists(top / file.path, error)) continue;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (const auto folder = folder_with(file.path, names[i]))
        ++gone_from[*folder];
      else if (file.blob == blobs[i])
        ++gone_from[folder_above(file.path, names[i])];
    }
  }
  const auto most = std::ranges::max_element(gone_from, {}, [](const auto& each) { return each.second; });
  return most == gone_from.end() ? std::nullopt : std::optional{most->first};
}

}  // namespace pawl::generator
