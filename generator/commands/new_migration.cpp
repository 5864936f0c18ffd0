#include "commands/new_migration.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "commands/next_version.hpp"
#include "emit/output_file.hpp"
#include "source/conventions/table.hpp"
#include "source/folder.hpp"
#include "source/layout.hpp"

namespace pawl::generator {
namespace {

namespace fs = std::filesystem;

/// What the folder tells about the migrations that are there.
struct present {
  const convention* layout = nullptr;
  std::vector<version> versions;
  bool has_downs = false;
  /// The dialects' own folders.
  bool has_folders = false;
};

present look(const new_options& options) {
  // What is wrong with the files is not for the one that is made now.
  diagnostics unread;
  const folder files = scan(options.directory, unread);
  const folder_layout layout = find_layout(files, options.dialects, options.layout, unread);
  present result{.layout = layout.whole, .versions = {}};
  for (std::size_t i = 0; i < files.files.size(); ++i) {
    if (layout.files[i] == nullptr) continue;
    const file_name name = *read_file_name(*layout.files[i], files.files[i].name).value;
    if (name.role != file_role::repeatable) result.versions.push_back(name.version);
    result.has_downs |= name.role == file_role::down;
  }
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql})
    result.has_folders |= fs::is_directory(path_in(options.directory, to_string(dialect)));
  return result;
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
void check_name(const convention& layout, const file_name& name) {
  const auto reading = read_file_name(layout, write_file_name(layout, name));
  if (reading.value && reading.value->name == name.name && reading.value->role == name.role) return;
  throw command_error{
      fmt::format("a migration's name holds letters, digits, `_` and `-`, such as {}", mended(name.name))};
}

/// Whether the convention has tags for dialects: where not, they have folders.
bool has_tags(const convention& layout, file_name name) {
  name.dialect = pawl::dialect::sqlite;
  name.role = layout.new_files.front().role;
  const auto reading = read_file_name(layout, layout.write(name) + ".sql");
  return reading.value && reading.value->dialect;
}

/// The files of one migration in one dialect, or in every one.
std::vector<output_file> files_of(const new_options& options, const present& present, file_name name) {
  std::vector<output_file> files;
  for (const new_file& file : present.layout->new_files) {
    if (file.where_used && !present.has_downs) continue;
    name.role = file.role;
    check_name(*present.layout, name);
    files.push_back({path_in(options.directory, write_file_name(*present.layout, name)), std::string{file.text}});
  }
  return files;
}

}  // namespace

int new_migration(const new_options& options, console& console) {
  fs::create_directories(options.directory);
  const present present = look(options);
  const auto next = next_version(present.versions, std::chrono::system_clock::now());
  file_name name;
  name.version = *version::parse(next);
  name.name = options.name;
  name.in_folder = present.has_folders || !has_tags(*present.layout, name);
  std::vector<std::optional<pawl::dialect>> dialects{options.dialects.begin(), options.dialects.end()};
  if (dialects.empty()) dialects.emplace_back();
  std::vector<output_file> files;
  for (const auto dialect : dialects) {
    name.dialect = dialect;
    for (auto& file : files_of(options, present, name)) files.push_back(std::move(file));
  }
  for (const auto& file : files) {
    fs::create_directories(fs::path{file.path}.parent_path());
    create_file(file);
    console.out << file.path << '\n';
  }
  return success;
}

}  // namespace pawl::generator
