#include "commands/schema_file.hpp"

#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "diagnostics/printable.hpp"
#include "source/file_bytes.hpp"

namespace pawl::generator {
namespace {

constexpr std::string_view banner =
    "-- The schema that the migrations make. Written by `pawl schema`, compared by the build; edits are lost.\n";

/// `-- PostgreSQL 15`: other major versions write some definitions otherwise. SQLite keeps what it was told.
std::string engine_line(const dialect_migrations& dialect) {
  if (dialect.dialect == pawl::dialect::sqlite) return "-- SQLite\n";
  return fmt::format("-- {}\n", dialect.schema->engine.substr(0, dialect.schema->engine.find('.')));
}

std::optional<std::string> read(const std::string& path) {
  auto text = read_file(path);
  // A checkout may have turned the line ends.
  if (text) std::erase(*text, '\r');
  return text;
}

std::string_view take_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() + (line.size() < text.size() ? 1 : 0));
  return line;
}

/// The first lines that differ; the last one where only the line feed behind it does.
diagnostic stale(const std::string& path, std::string_view file, std::string_view made, const std::string& how) {
  std::uint32_t number = 1;
  auto there = take_line(file);
  auto here = take_line(made);
  for (; there == here && !(file.empty() && made.empty()); ++number) {
    there = take_line(file);
    here = take_line(made);
  }
  return {
      .id = "schema-file-stale",
      .where = {.file = path, .line = number, .column = 1, .source_line = std::string{there}},
      .message = "the schema file is not in step with the migrations",
      .hint = fmt::format("the migrations make: {}\n{}", here.empty() ? "nothing more, or a blank line" : here, how),
      .notes = {}};
}

/// The second line, which names the engine.
std::string_view second_line(std::string_view text) {
  take_line(text);
  return take_line(text);
}

void compare(const dialect_migrations& dialect, const std::string& path, const std::string& how, diagnostics& found) {
  const auto made = schema_file_text(dialect);
  if (made.empty()) {
    found.add({.id = "schema-file-unchecked",
               .severity = severity::warning,
               .where = {.file = path},
               .message = fmt::format("the schema file was not compared: no {} server applied the migrations",
                                      to_string(dialect.dialect)),
               .hint = "build once where the proof can run, or choose the proof `server`",
               .notes = {}});
    return;
  }
  const auto file = read(path);
  if (!file) {
    found.add({.id = "schema-file-stale",
               .where = {.file = path},
               .message = "there is no such schema file",
               .hint = how,
               .notes = {}});
  } else if (*file != made && second_line(*file) != second_line(made) && second_line(*file).starts_with("-- Postgre")) {
    found.add({.id = "schema-file-unchecked",
               .severity = severity::warning,
               .where = {.file = path, .line = 2},
               .message = fmt::format("the schema file was not compared: it is of {}, and the proof ran on {}",
                                      second_line(*file).substr(3), second_line(made).substr(3)),
               .hint = "major versions write some definitions differently; have one version write the file",
               .notes = {}});
  } else if (*file != made) {
    found.add(stale(path, *file, made, how));
  }
}

}  // namespace

std::vector<std::string> schema_paths(const std::string& file, const std::vector<pawl::dialect>& dialects) {
  std::vector<std::string> paths;
  for (const auto dialect : dialects) {
    std::filesystem::path path{file};
    const auto tag = fmt::format(".{}{}", to_string(dialect), path.extension().string());
    paths.push_back(dialects.size() < 2 ? file : path.replace_extension().string() + tag);
  }
  return paths;
}

std::string schema_file_text(const dialect_migrations& dialect) {
  if (!dialect.schema) return {};
  return fmt::format("{}{}{}", banner, engine_line(dialect), dialect.schema->script);
}

void compare_schema_files(const migration_set& set, const std::string& file, const std::string& how,
                          diagnostics& found) {
  std::vector<pawl::dialect> dialects;
  for (const auto& each : set.dialects) dialects.push_back(each.dialect);
  const auto paths = schema_paths(file, dialects);
  for (std::size_t i = 0; i < paths.size(); ++i) compare(set.dialects[i], paths[i], how, found);
}

}  // namespace pawl::generator
