#include "source/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include <pawl/migration.hpp>

namespace pawl::generator {

namespace {

namespace fs = std::filesystem;

/// Whether the name ends in `.sql`, in any case.
bool is_sql(std::string_view name) {
  constexpr std::string_view extension = ".sql";
  if (name.size() < extension.size()) return false;
  const std::string_view end = name.substr(name.size() - extension.size());
  return std::equal(end.begin(), end.end(), extension.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
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

struct file_closer {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

/// The file's first `size` bytes; no value where the system refuses, with errno set.
std::optional<std::string> read_bytes(const std::string& path, std::size_t size) {
  errno = 0;
  const std::unique_ptr<std::FILE, file_closer> file{std::fopen(path.c_str(), "rb")};
  if (!file) return std::nullopt;
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  std::string bytes(size, '\0');
  bytes.resize(std::fread(bytes.data(), 1, size, file.get()));
  if (std::ferror(file.get()) != 0) return std::nullopt;
  return bytes;
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
    file.bytes = read_bytes(file.path, static_cast<std::size_t>(size));
    if (!file.bytes) problem = std::generic_category().message(errno);
  }
  if (!problem.empty()) report(file.path, problem, found);
  return file;
}

std::vector<std::string> list_sql_files(const std::string& directory, std::error_code& error) {
  std::vector<std::string> names;
  for (fs::directory_iterator entry{directory, error}; !error && entry != fs::directory_iterator{};
       entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (is_sql(name)) names.push_back(std::move(name));
  }
  return names;
}

void report_unlisted(const std::string& directory, std::string_view why, std::string hint, diagnostics& found) {
  found.add({.id = "unreadable-file",
             .where = {.file = directory},
             .message = fmt::format("cannot list this folder: {}", why),
             .hint = std::move(hint)});
}

/// The files of a dialect's own folder, where there is one, with the folder's name before theirs.
void list_dialect(const std::string& directory, std::string_view dialect, std::vector<std::string>& names,
                  diagnostics& found) {
  const std::string folder = path_in(directory, dialect);
  std::error_code error;
  if (!fs::is_directory(folder, error)) return;
  constexpr const char* hint = "the folder of a dialect lies in that of the migrations, and the build may read it";
  if (fs::is_symlink(folder, error)) return report_unlisted(folder, "it is a symbolic link", hint, found);
  const std::vector<std::string> files = list_sql_files(folder, error);
  if (error) report_unlisted(folder, error.message(), hint, found);
  for (const std::string& file : files) names.push_back(path_in(dialect, file));
}

}  // namespace

std::string path_in(std::string_view directory, std::string_view name) {
  return fmt::format("{}{}{}", directory, directory.ends_with('/') ? "" : "/", name);
}

bool is_scanned(std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return is_sql(name);
  const std::string_view parent = name.substr(0, slash);
  const bool in_dialect = parent == to_string(pawl::dialect::sqlite) || parent == to_string(pawl::dialect::postgresql);
  return in_dialect && name.find('/', slash + 1) == std::string_view::npos && is_sql(name);
}

folder scan(const std::string& directory, diagnostics& found) {
  folder result{.directory = directory};
  std::error_code error;
  std::vector<std::string> names = list_sql_files(directory, error);
  result.listed = !error;
  if (!result.listed)
    report_unlisted(directory, error.message(), "name the folder that holds the migrations", found);
  else
    for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql})
      list_dialect(directory, to_string(dialect), names, found);
  std::sort(names.begin(), names.end());
  result.files.reserve(names.size());
  for (std::string& name : names) result.files.push_back(read(directory, std::move(name), found));
  return result;
}

}  // namespace pawl::generator
