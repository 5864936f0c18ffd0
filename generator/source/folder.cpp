#include "source/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <pawl/migration.hpp>

#include "core/letter_case.hpp"
#include "source/file_bytes.hpp"

namespace pawl::generator {

namespace {

namespace fs = std::filesystem;

/// Whether the name ends in `.sql`, in any case. What begins with a dot is an editor's or the system's: `.#0001_a.sql`,
/// `._0001_a.sql`.
bool is_sql(std::string_view name) {
  constexpr std::string_view extension = ".sql";
  if (name.size() < extension.size() || name.starts_with('.')) return false;
  const std::string_view end = name.substr(name.size() - extension.size());
  return std::equal(end.begin(), end.end(), extension.begin(), [](char a, char b) { return to_lower(a) == b; });
}

/// What keeps a path from being read, as one sentence; empty where nothing does.
std::string obstacle(const fs::path& path, const fs::path& directory, std::uintmax_t& size) {
  std::error_code error;
  const fs::path target = fs::is_symlink(path, error) ? fs::canonical(path, error) : path;
  if (error) return fmt::format("it is a symbolic link that leads nowhere: {}", error.message());
  if (target != path && target.parent_path() != fs::canonical(directory, error))
    return "it is a symbolic link out of its folder";
  const fs::file_status status = fs::status(target, error);
  if (error) return error.message();
  if (fs::is_directory(status)) return "it is a folder";
  if (!fs::is_regular_file(status)) return "it is no regular file";
  size = fs::file_size(target, error);
  if (error) return error.message();
  if (size > max_file_size) return fmt::format("its {} bytes are more than the {} allowed", size, max_file_size);
  return {};
}

void report(const std::string& path, std::string_view what, diagnostics& found) {
  found.add({.id = "unreadable-file",
             .where = {.file = path},
             .message = fmt::format("cannot read this file: {}", what),
             .hint = "a migration is a regular file in its folder that the build may read"});
}

raw_file read(const std::string& directory, std::string name, diagnostics& found) {
  raw_file file{.name = std::move(name), .path = {}, .bytes = {}};
  file.path = path_in(directory, file.name);
  std::uintmax_t size = 0;
  std::string problem = obstacle(file.path, fs::path{file.path}.parent_path(), size);
  if (problem.empty()) {
    file.bytes = read_file(file.path, static_cast<std::size_t>(size));
    if (!file.bytes) problem = std::generic_category().message(errno);
  }
  if (!problem.empty()) report(file.path, problem, found);
  return file;
}

/// Whether a folder is that of one migration, by its name: digits, which `.` and `-` may part, and `_`.
bool begins_with_version(std::string_view name) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t at = 0;
  while (true) {
    const std::size_t first = at;
    while (at < name.size() && is_digit(name[at])) ++at;
    if (at == first || at == name.size()) return false;
    if (name[at] == '_') return true;
    if (name[at] != '.' && name[at] != '-') return false;
    ++at;
  }
}

/// Lists a folder and those in it; all names are given from the migrations' folder on.
class lister {
 public:
  lister(const std::string& directory, folder& result, diagnostics& found)
      : directory_{directory}, result_{result}, found_{found} {}

  std::vector<std::string> names;

  void list();

 private:
  enum class level : std::uint8_t { whole, dialect, migration };

  void list(const std::string& name, level at);
  void add(const fs::directory_entry& entry, const std::string& name, level at);
  void report(const std::string& path, std::string_view why, std::string hint);

  const std::string& directory_;
  folder& result_;
  diagnostics& found_;
};

void lister::report(const std::string& path, std::string_view why, std::string hint) {
  found_.add({.id = "unreadable-file",
              .where = {.file = path},
              .message = fmt::format("cannot list this folder: {}", why),
              .hint = std::move(hint)});
}

void lister::list() {
  std::error_code error;
  const fs::directory_iterator first{directory_, error};
  result_.listed = !error;
  if (error) return report(directory_, error.message(), "name the folder that holds the migrations");
  list("", level::whole);
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql}) {
    const std::string folder = path_in(directory_, to_string(dialect));
    if (fs::is_directory(folder, error)) list(std::string{to_string(dialect)}, level::dialect);
  }
  std::sort(names.begin(), names.end());
  std::sort(result_.empty_folders.begin(), result_.empty_folders.end());
}

void lister::list(const std::string& name, level at) {
  const std::string path = name.empty() ? directory_ : path_in(directory_, name);
  const char* hint = at == level::dialect
                         ? "the folder of a dialect lies in that of the migrations, and the build may read it"
                         : "the folder of a migration lies in that of the migrations, and the build may read it";
  std::error_code error;
  if (at != level::whole && fs::is_symlink(path, error)) return report(path, "it is a symbolic link", hint);
  const std::size_t before = names.size();
  for (fs::directory_iterator entry{path, error}; !error && entry != fs::directory_iterator{}; entry.increment(error))
    add(*entry, name, at);
  if (error) return report(path, error.message(), hint);
  if (at == level::migration && names.size() == before) result_.empty_folders.push_back(name);
}

void lister::add(const fs::directory_entry& entry, const std::string& name, level at) {
  const std::string file = entry.path().filename().string();
  std::string inside = name.empty() ? file : path_in(name, file);
  std::error_code error;
  if (is_sql(file))
    names.push_back(std::move(inside));
  else if (at != level::migration && begins_with_version(file) && entry.is_directory(error))
    list(inside, level::migration);
}

}  // namespace

std::string path_in(std::string_view directory, std::string_view name) {
  return fmt::format("{}{}{}", directory, directory.ends_with('/') ? "" : "/", name);
}

bool is_scanned(std::string_view name) {
  const auto take_folder = [&](auto is_ours) {
    const std::size_t slash = name.find('/');
    if (slash != std::string_view::npos && is_ours(name.substr(0, slash))) name.remove_prefix(slash + 1);
  };
  take_folder([](std::string_view folder) {
    return folder == to_string(pawl::dialect::sqlite) || folder == to_string(pawl::dialect::postgresql);
  });
  take_folder(begins_with_version);
  return name.find('/') == std::string_view::npos && is_sql(name);
}

folder scan(const std::string& directory, diagnostics& found) {
  folder result{.directory = directory};
  lister lister{directory, result, found};
  lister.list();
  result.files.reserve(lister.names.size());
  for (std::string& name : lister.names) result.files.push_back(read(directory, std::move(name), found));
  return result;
}

}  // namespace pawl::generator
