#include "source/named_files.hpp"

#include <utility>

#include <fmt/format.h>

#include "source/text.hpp"

namespace pawl::generator {

namespace {

void report_misnamed(const raw_file& file, const std::string& problem, diagnostics& found) {
  const bool in_folder = file.name.find('/') != std::string::npos;
  found.add(
      {.id = "misnamed-file",
       .where = {.file = file.path},
       .message = "this file is no migration: " + problem,
       .hint = fmt::format("name it <version>_<name>.sql, as in 0003_add_search.sql; the tags {}.up and .down may "
                           "stand before .sql",
                           in_folder ? "" : ".sqlite, .postgresql, ")});
}

named_file read_named(raw_file file, file_name name, diagnostics& found) {
  source_file source{.path = std::move(file.path), .name = std::move(file.name), .text = {}};
  auto text = file.bytes ? read_text(source.path, std::move(*file.bytes), found) : std::nullopt;
  const bool sound = text.has_value();
  if (sound) source.text = std::move(*text);
  return {std::move(name), std::make_shared<const source_file>(std::move(source)), sound};
}

}  // namespace

std::vector<named_file> read_names(folder files, diagnostics& found) {
  std::vector<named_file> result;
  result.reserve(files.files.size());
  for (raw_file& file : files.files) {
    file_name_reading reading = read_file_name(file.name);
    if (reading.value)
      result.push_back(read_named(std::move(file), std::move(*reading.value), found));
    else
      report_misnamed(file, reading.problem, found);
  }
  return result;
}

}  // namespace pawl::generator
