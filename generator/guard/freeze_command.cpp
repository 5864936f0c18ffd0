#include "guard/freeze_command.hpp"

#include <algorithm>

#include "source/folder.hpp"

namespace pawl::generator {

namespace {

void add_folder(std::string& command, const migration_set& set) {
  if (set.directory != "migrations") command += " --directory " + shell_word(set.directory);
}

void add_lock_file(std::string& command, const migration_set& set, std::string_view lock_path) {
  if (lock_path != path_in(set.directory, "migrations.lock")) command += " --lock-file " + shell_word(lock_path);
}

bool is_plain(char c) {
  constexpr std::string_view others = "_-./:=@%+,";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         others.find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return std::string{text};
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'')
      word += R"('\'')";
    else
      word += c;
  }
  return word + '\'';
}

std::string freeze_command(const migration_set& set, std::string_view lock_path) {
  std::string command = "pawl freeze";
  add_folder(command, set);
  const bool only_sqlite = set.dialects.size() == 1 && set.dialects.front().dialect == pawl::dialect::sqlite;
  if (!only_sqlite)
    for (const dialect_migrations& dialect : set.dialects)
      command.append(" --dialect ").append(to_string(dialect.dialect));
  add_lock_file(command, set, lock_path);
  return command + " --release <release>";
}

std::string renumber_command(const migration_set& set, std::string_view lock_path, std::string_view since) {
  std::string command = "pawl renumber";
  add_folder(command, set);
  add_lock_file(command, set, lock_path);
  if (!since.empty()) command += " --frozen-since " + shell_word(since);
  return command;
}

}  // namespace pawl::generator
