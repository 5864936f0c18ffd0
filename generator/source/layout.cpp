#include "source/layout.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace pawl::generator {
namespace {

/// A bit for each convention of the table.
using fits = std::uint32_t;

bool takes(const convention& layout, const raw_file& file, pawl::dialect dialect) {
  const auto reading = read_file_name(layout, file.name);
  if (!reading.value) return false;
  return layout.claims == nullptr || !file.bytes ||
         layout.claims(*file.bytes, reading.value->dialect.value_or(dialect));
}

fits fits_of(const raw_file& file, pawl::dialect dialect) {
  fits result = 0;
  for (std::size_t i = 0; i < conventions().size(); ++i)
    if (takes(*conventions()[i], file, dialect)) result |= fits{1} << i;
  if (result != 0) return result;
  // A name that fits with a text that does not: the text's mistakes are reported where they stand.
  for (std::size_t i = 0; i < conventions().size(); ++i)
    if (read_file_name(*conventions()[i], file.name).value) result |= fits{1} << i;
  return result;
}

/// The convention that takes most of the files that have none yet.
std::size_t most_common(const std::vector<fits>& files, const folder_layout& layout) {
  std::vector<std::size_t> counts(conventions().size());
  for (std::size_t file = 0; file < files.size(); ++file)
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (layout.files[file] == nullptr && (files[file] >> i & 1) != 0) ++counts[i];
  return static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin());
}

std::string hint_for(const folder_layout& layout, const diagnostic& mixed) {
  std::string hint;
  // Their names are the same; all that tells them apart is the annotation, which is easily forgotten.
  if (layout.whole == &goose_convention && mixed.notes.size() == 2 &&
      std::ranges::find(layout.files, &native_convention) != layout.files.end())
    hint = fmt::format("`-- +goose Up` is missing in {}; write it before the SQL there, or else ", mixed.where.file);
  return hint + "keep to one convention; LAYOUT or --layout says which, and then each file is named that does not fit";
}

/// Gives every file the most common convention that takes it, and says so where there are several.
void assign(const folder& folder, const std::vector<fits>& files, folder_layout& layout, diagnostics& found) {
  diagnostic mixed{
      .id = "mixed-conventions", .where = {}, .message = "this folder mixes the files of", .hint = {}, .notes = {}};
  while (true) {
    const std::size_t next = most_common(files, layout);
    const raw_file* first = nullptr;
    for (std::size_t file = 0; file < files.size(); ++file) {
      if (layout.files[file] != nullptr || (files[file] >> next & 1) == 0) continue;
      layout.files[file] = conventions()[next];
      if (first == nullptr) first = &folder.files[file];
    }
    if (first == nullptr) break;
    const convention& each = *conventions()[next];
    if (layout.whole == nullptr) layout.whole = &each;
    mixed.message += fmt::format("{} {}", mixed.notes.empty() ? "" : " and", each.name);
    mixed.where = {.file = first->path};
    mixed.notes.push_back({{.file = first->path}, fmt::format("this is a file of {}", each.name)});
  }
  if (mixed.notes.size() < 2) return;
  mixed.hint = hint_for(layout, mixed);
  found.add(std::move(mixed));
}

}  // namespace

folder_layout find_layout(const folder& folder, std::span<const pawl::dialect> dialects, const convention* wanted,
                          diagnostics& found) {
  folder_layout layout{.whole = wanted, .files = std::vector<const convention*>(folder.files.size())};
  if (wanted != nullptr) {
    for (std::size_t i = 0; i < folder.files.size(); ++i)
      if (read_file_name(*wanted, folder.files[i].name).value) layout.files[i] = wanted;
    return layout;
  }
  std::vector<fits> files;
  fits common = ~fits{0};
  for (const raw_file& file : folder.files) {
    files.push_back(fits_of(file, dialects.empty() ? pawl::dialect::sqlite : dialects.front()));
    if (files.back() != 0) common &= files.back();
  }
  const bool any = std::ranges::any_of(files, [](fits file) { return file != 0; });
  if (any && common != 0) {
    std::size_t first = 0;
    while ((common >> first & 1) == 0) ++first;
    layout.whole = conventions()[first];
    for (std::size_t i = 0; i < files.size(); ++i)
      if (files[i] != 0) layout.files[i] = layout.whole;
  } else {
    assign(folder, files, layout, found);
  }
  if (layout.whole == nullptr) layout.whole = &native_convention;
  return layout;
}

}  // namespace pawl::generator
