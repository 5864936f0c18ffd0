#include "source/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "source/named_files.hpp"
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

  part read(const named_file& file);
  void add_up(part up);
  void add_down(part down);
  void report_down_without_up(const named_file& down);

  pawl::dialect dialect_;
  diagnostics& found_;
  token_hasher hasher_;
  std::vector<joined> ups_;
};

dialect_migrations dialect_parser::parse(const std::vector<named_file>& files) {
  std::vector<part> downs;
  for (const named_file& file : files) {
    if (!file.serves(dialect_)) continue;
    part part = read(file);
    if (file.name.role == file_role::down)
      downs.push_back(std::move(part));
    else
      add_up(std::move(part));
  }
  std::stable_sort(ups_.begin(), ups_.end(),
                   [](const joined& a, const joined& b) { return a.migration.version < b.migration.version; });
  for (part& down : downs) add_down(std::move(down));
  dialect_migrations result{.dialect = dialect_, .migrations = {}, .proof = {}};
  result.migrations.reserve(ups_.size());
  for (joined& up : ups_) result.migrations.push_back(std::move(up.migration));
  return result;
}

part dialect_parser::read(const named_file& file) {
  if (!file.sound) return {&file, {.sound = false, .up = {}, .down = {}}};
  return {&file, read_sections(file.file, dialect_, file.name.role, hasher_, found_)};
}

void dialect_parser::add_up(part up) {
  migration migration;
  migration.version = up.file->name.version;
  migration.name = up.file->name.name;
  migration.sound = up.sections.sound;
  if (up.sections.up) migration.up = std::move(*up.sections.up);
  migration.up.file = up.file->file;
  migration.down = std::move(up.sections.down);
  migration.compatible = up.sections.declared;
  migration.declared = up.sections.declared != compatibility::unknown;
  ups_.push_back({std::move(migration), up.file, nullptr});
}

void dialect_parser::add_down(part down) {
  const file_name& name = down.file->name;
  const auto first = std::lower_bound(ups_.begin(), ups_.end(), name.version,
                                      [](const joined& up, const version& v) { return up.migration.version < v; });
  const auto up = std::find_if(first, ups_.end(), [&](const joined& candidate) {
    return candidate.up->name.role == file_role::up && candidate.migration.name == name.name;
  });
  if (up == ups_.end() || up->migration.version != name.version) return report_down_without_up(*down.file);
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
  std::string partner = down.file->name;
  partner.replace(partner.rfind(".down."), 6, ".up.");
  found_.add({.id = "down-without-up",
              .where = {.file = down.file->path},
              .message = "this down script has no up script",
              .hint = fmt::format("its up script would be {}; one file without .up and .down can hold both, the second "
                                  "behind a line `-- migrate:down`",
                                  partner)});
}

/// The file that would hold the script of that dialect, in the style of `other`, which holds another's.
std::string name_for(pawl::dialect dialect, const named_file& other) {
  const bool in_folder = other.file->name.find('/') != std::string::npos;
  return fmt::format(fmt::runtime(in_folder ? "{2}/{0}_{1}.sql" : "{0}_{1}.{2}.sql"), other.name.version.text(),
                     other.name.name, to_string(dialect));
}

/// Reports each version that has a script, and none for one of the dialects.
void check_dialects(const std::vector<named_file>& files, std::span<const pawl::dialect> dialects, diagnostics& found) {
  std::map<version, std::vector<const named_file*>> ups;
  for (const named_file& file : files)
    if (file.name.role != file_role::down) ups[file.name.version].push_back(&file);
  for (const auto& [version, scripts] : ups)
    for (const pawl::dialect dialect : dialects) {
      const auto serves = [&](const named_file* file) { return file->serves(dialect); };
      if (std::any_of(scripts.begin(), scripts.end(), serves)) continue;
      const named_file& other = *scripts.front();
      found.add({.id = "missing-dialect",
                 .where = {.file = other.file->path},
                 .message = fmt::format("version {} has no script for {}", version.text(), to_string(dialect)),
                 .hint = fmt::format("write {}, or {}_{}.sql for every dialect", name_for(dialect, other),
                                     version.text(), other.name.name)});
    }
}

}  // namespace

migration_set parse(folder files, std::span<const pawl::dialect> dialects, diagnostics& found) {
  migration_set set{.directory = files.directory, .dialects = {}};
  if (files.listed && files.files.empty())
    found.add({.id = "no-migrations",
               .where = {.file = files.directory},
               .message = "this folder holds no migration",
               .hint = "`pawl new <name>` writes the first one; DIRECTORY or --directory names another folder"});
  const std::vector<named_file> named = read_names(std::move(files), found);
  check_dialects(named, dialects, found);
  for (const pawl::dialect dialect : dialects) set.dialects.push_back(dialect_parser{dialect, found}.parse(named));
  return set;
}

}  // namespace pawl::generator
