#include "commands/new_migration.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "commands/next_version.hpp"
#include "emit/output_file.hpp"
#include "source/file_name.hpp"
#include "source/folder.hpp"

namespace pawl::generator {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view sections = "\n\n-- migrate:down\n\n";

void add_versions(const std::string& directory, std::vector<version>& versions) {
  for (const auto& entry : fs::directory_iterator{directory}) {
    if (auto name = read_file_name(entry.path().filename().string()).value)
      versions.push_back(std::move(name->version));
  }
}

/// The dialects' own folders that are there.
std::vector<std::string> dialect_folders(const std::string& directory) {
  std::vector<std::string> folders;
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql}) {
    auto folder = path_in(directory, to_string(dialect));
    if (fs::is_directory(folder)) folders.push_back(std::move(folder));
  }
  return folders;
}

/// `add_search` for `Add search!`.
std::string mended(std::string name) {
  std::ranges::transform(name, name.begin(), [](char c) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    return plain ? c : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : '_';
  });
  while (name.ends_with('_')) name.pop_back();
  return name;
}

/// The file's name has to be read as what it was made from: `a.down` would make it a down script.
void check_name(const std::string& name, const std::string& file) {
  const auto reading = read_file_name(file);
  if (reading.value && reading.value->name == name && reading.value->role == file_role::sections) return;
  throw command_error{fmt::format("a migration's name holds letters, digits, `_` and `-`, such as {}", mended(name))};
}

}  // namespace

int new_migration(const new_options& options, console& console) {
  check_name(options.name, fmt::format("1_{}.sql", options.name));
  fs::create_directories(options.directory);
  const auto folders = dialect_folders(options.directory);
  std::vector<version> versions;
  add_versions(options.directory, versions);
  for (const auto& folder : folders) add_versions(folder, versions);
  const auto stem = fmt::format("{}_{}", next_version(versions, std::chrono::system_clock::now()), options.name);
  std::vector<std::string> files;
  for (const auto dialect : options.dialects)
    files.push_back(
        fmt::format(fmt::runtime(folders.empty() ? "{0}.{1}.sql" : "{1}/{0}.sql"), stem, to_string(dialect)));
  if (files.empty()) files.push_back(stem + ".sql");
  for (const auto& file : files) {
    const auto path = path_in(options.directory, file);
    fs::create_directories(fs::path{path}.parent_path());
    create_file({path, std::string{sections}});
    console.out << path << '\n';
  }
  return success;
}

}  // namespace pawl::generator
