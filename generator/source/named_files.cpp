#include "source/named_files.hpp"

#include <utility>

#include <fmt/format.h>

#include "source/layout.hpp"
#include "source/text.hpp"

namespace pawl::generator {

namespace {

std::string advice_for(const convention& layout, const raw_file& file) {
  if (&layout != &native_convention) return fmt::format("name it {}; this folder is {}'s", layout.advice, layout.name);
  const bool in_folder = file.name.find('/') != std::string::npos;
  return fmt::format("name it {}; the tags {}.up and .down may stand before .sql", layout.advice,
                     in_folder ? "" : ".sqlite, .postgresql, ");
}

void report_misnamed(const raw_file& file, const convention& layout, diagnostics& found) {
  found.add({.id = "misnamed-file",
             .where = {.file = file.path},
             .message = "this file is no migration: " + read_file_name(layout, file.name).problem,
             .hint = advice_for(layout, file)});
}

void report_empty_folder(const std::string& directory, const std::string& name, const convention& layout,
                         diagnostics& found) {
  found.add({.id = "missing-script",
             .where = {.file = path_in(directory, name)},
             .message = "this folder of a migration holds no script",
             .hint = fmt::format("name its files {}, or remove the folder", layout.advice)});
}

named_file read_named(raw_file file, const convention& layout, file_name name, diagnostics& found) {
  source_file source{.path = std::move(file.path), .name = std::move(file.name), .text = {}, .layout = &layout};
  auto text = file.bytes ? read_text(source.path, std::move(*file.bytes), found) : std::nullopt;
  const bool sound = text.has_value();
  if (sound) source.text = std::move(*text);
  return {std::move(name), std::make_shared<const source_file>(std::move(source)), sound};
}

}  // namespace

std::vector<named_file> read_names(folder files, std::span<const pawl::dialect> dialects, const convention* wanted,
                                   diagnostics& found) {
  const folder_layout layout = find_layout(files, dialects, wanted, found);
  if (layout.whole->in_folders)
    for (const std::string& name : files.empty_folders)
      report_empty_folder(files.directory, name, *layout.whole, found);
  std::vector<named_file> result;
  result.reserve(files.files.size());
  for (std::size_t i = 0; i < files.files.size(); ++i) {
    raw_file& file = files.files[i];
    if (layout.files[i] == nullptr) {
      report_misnamed(file, *layout.whole, found);
      continue;
    }
    file_name name = *read_file_name(*layout.files[i], file.name).value;
    result.push_back(read_named(std::move(file), *layout.files[i], std::move(name), found));
  }
  return result;
}

std::string name_like(const source_file& like, std::string_view version, std::string_view name) {
  const convention& layout = like.layout == nullptr ? native_convention : *like.layout;
  auto reading = read_file_name(layout, like.name);
  auto parsed = version::parse(version);
  if (!reading.value || !parsed) return fmt::format("{}_{}.sql", version, name);
  reading.value->version = std::move(*parsed);
  reading.value->name = name;
  return write_file_name(layout, *reading.value);
}

}  // namespace pawl::generator
