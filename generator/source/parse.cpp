#include "source/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "source/named_files.hpp"
#include "source/repeatables.hpp"
#include "source/sections.hpp"
#include "source/token_hash.hpp"

namespace pawl::generator {

namespace {

/// A file with its sections in one dialect.
struct part {
  const named_file* file = nullptr;
  file_sections sections;
};

/// The migrations of one dialect while they are put together.
class dialect_parser {
 public:
  dialect_parser(pawl::dialect dialect, diagnostics& found) : dialect_{dialect}, found_{found} {}

  dialect_migrations parse(const std::vector<named_file>& files);

 private:
  /// A migration, and the files that it was made of.
  struct joined {
    generator::migration migration;
    const named_file* up = nullptr;
    const named_file* down = nullptr;
  };

  bool is_replaced(const named_file& file, const std::vector<named_file>& files) const;
  part read(const named_file& file);
  void add_down(part down);
  void report_down_without_up(const named_file& down);

  pawl::dialect dialect_;
  diagnostics& found_;
  token_hasher hasher_;
  std::vector<joined> ups_;
  std::vector<migration> repeatables_;
};

/// The migration of an up script.
migration migration_of(part&& up) {
  migration migration;
  migration.version = up.file->name.role == file_role::repeatable ? version::repeatable() : up.file->name.version;
  migration.name = up.file->name.name;
  migration.sound = up.sections.sound;
  if (up.sections.up) migration.up = std::move(*up.sections.up);
  migration.up.file = up.file->file;
  migration.down = std::move(up.sections.down);
  migration.compatible = up.sections.declared;
  migration.declared = up.sections.declared != compatibility::unknown;
  return migration;
}

dialect_migrations dialect_parser::parse(const std::vector<named_file>& files) {
  std::vector<part> downs;
  for (const named_file& file : files) {
    if (!file.serves(dialect_) || is_replaced(file, files)) continue;
    part part = read(file);
    if (file.name.role == file_role::down)
      downs.push_back(std::move(part));
    else if (file.name.role == file_role::repeatable)
      repeatables_.push_back(migration_of(std::move(part)));
    else
      ups_.push_back({migration_of(std::move(part)), &file, nullptr});
  }
  std::stable_sort(ups_.begin(), ups_.end(),
                   [](const joined& a, const joined& b) { return a.migration.version < b.migration.version; });
  for (part& down : downs) add_down(std::move(down));
  dialect_migrations result{.dialect = dialect_, .migrations = {}, .proof = {}};
  result.migrations.reserve(ups_.size());
  for (joined& up : ups_) result.migrations.push_back(std::move(up.migration));
  result.repeatables = in_order_of_names(std::move(repeatables_), found_);
  return result;
}

/// Whether the same script of this very dialect takes the place of a file that serves every one.
bool dialect_parser::is_replaced(const named_file& file, const std::vector<named_file>& files) const {
  if (file.name.dialect || !file.layout().tagged_wins) return false;
  return std::ranges::any_of(files, [&](const named_file& other) {
    return other.name.dialect == dialect_ && other.name.role == file.name.role &&
           other.name.version == file.name.version;
  });
}

part dialect_parser::read(const named_file& file) {
  if (!file.sound) return {&file, {.sound = false, .up = {}, .down = {}}};
  return {&file, read_sections(file.file, file.layout(), dialect_, file.name.role, hasher_, found_)};
}

void dialect_parser::add_down(part down) {
  const file_name& name = down.file->name;
  const auto first = std::lower_bound(ups_.begin(), ups_.end(), name.version,
                                      [](const joined& up, const version& v) { return up.migration.version < v; });
  const auto up = std::find_if(first, ups_.end(), [&](const joined& candidate) {
    const bool same_name = candidate.migration.name == name.name || down.file->layout().pairs_by_version;
    return candidate.migration.version == name.version && candidate.up->name.role == file_role::up && same_name;
  });
  if (up == ups_.end()) return report_down_without_up(*down.file);
  if (up->down != nullptr) {
    found_.add(
        {.id = "duplicate-version",
         .where = {.file = down.file->file->path},
         .message = fmt::format("a second down script of version {} for {}", name.version.text(), to_string(dialect_)),
         .hint = "keep one of the two",
         .notes = {{{.file = up->down->file->path}, "the first one is here"}}});
    return;
  }
  up->down = down.file;
  up->migration.down = std::move(down.sections.down);
  up->migration.sound = up->migration.sound && down.sections.sound;
}

void dialect_parser::report_down_without_up(const named_file& down) {
  const convention& layout = down.layout();
  file_name partner = down.name;
  partner.role = file_role::up;
  auto hint = fmt::format("its up script would be {}", write_file_name(layout, partner));
  if (&layout == &native_convention)
    hint += "; one file without .up and .down can hold both, the second behind a line `-- migrate:down`";
  found_.add({.id = "down-without-up",
              .where = {.file = down.file->path},
              .message = "this down script has no up script",
              .hint = std::move(hint)});
}

/// The file that would hold the script of that dialect, or of every one, in the style of `other`, which holds
/// another's.
std::string name_for(std::optional<pawl::dialect> dialect, const named_file& other) {
  file_name name = other.name;
  name.dialect = dialect;
  return write_file_name(other.layout(), name);
}

/// What the scripts of several dialects have in common: a version, or the name of a repeatable script.
std::pair<version, std::string> identity_of(const file_name& name) {
  return {name.version, name.role == file_role::repeatable ? name.name : std::string{}};
}

/// Reports each version and each repeatable script that has a script, and none for one of the dialects.
void check_dialects(const std::vector<named_file>& files, std::span<const pawl::dialect> dialects, diagnostics& found) {
  std::map<std::pair<version, std::string>, std::vector<const named_file*>> ups;
  for (const named_file& file : files)
    if (file.name.role != file_role::down && !file.name.foreign) ups[identity_of(file.name)].push_back(&file);
  for (const auto& [identity, scripts] : ups)
    for (const pawl::dialect dialect : dialects) {
      const auto serves = [&](const named_file* file) { return file->serves(dialect); };
      if (std::any_of(scripts.begin(), scripts.end(), serves)) continue;
      const named_file& other = *scripts.front();
      const auto& [version, repeatable] = identity;
      const auto what = repeatable.empty() ? "version " + version.text() : "the repeatable script " + repeatable;
      found.add({.id = "missing-dialect",
                 .where = {.file = other.file->path},
                 .message = fmt::format("{} has no script for {}", what, to_string(dialect)),
                 .hint = fmt::format("write {}, or {} for every dialect", name_for(dialect, other),
                                     name_for(std::nullopt, other))});
    }
}

}  // namespace

migration_set parse(folder files, std::span<const pawl::dialect> dialects, diagnostics& found,
                    const convention* layout) {
  migration_set set{.directory = files.directory, .dialects = {}};
  if (files.listed && files.files.empty())
    found.add({.id = "no-migrations",
               .where = {.file = files.directory},
               .message = "this folder holds no migration",
               .hint = "`pawl new <name>` writes the first one; DIRECTORY or --directory names another folder"});
  const std::vector<named_file> named = read_names(std::move(files), dialects, layout, found);
  check_dialects(named, dialects, found);
  for (const pawl::dialect dialect : dialects) set.dialects.push_back(dialect_parser{dialect, found}.parse(named));
  return set;
}

}  // namespace pawl::generator
