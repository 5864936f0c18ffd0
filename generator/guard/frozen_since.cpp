#include "guard/frozen_since.hpp"

#include <algorithm>
#include <set>

#include "guard/former_folder.hpp"
#include "source/folder.hpp"
#include "source/parse.hpp"

namespace pawl::generator {

namespace {

using names = std::set<std::string, std::less<>>;

std::vector<git_file> migrations_below(const repository& git, const std::string& commit, const std::string& prefix) {
  std::vector<git_file> files = git.files(commit, prefix);
  std::erase_if(files, [&](const git_file& file) { return !is_scanned(file.path.substr(prefix.size())); });
  return files;
}

/// The folder as `scan` would have found it in that commit.
folder folder_of(const repository& git, const frozen_since& since, const std::vector<git_file>& files) {
  const std::string place = short_id(since.commit) + ':';
  folder result{.directory = place + since.prefix};
  std::vector<std::string> texts = git.read(files);
  for (std::size_t i = 0; i < files.size(); ++i)
    result.files.push_back({.name = files[i].path.substr(since.prefix.size()),
                            .path = place + files[i].path,
                            .bytes = std::move(texts[i])});
  std::ranges::sort(result.files, {}, &raw_file::name);
  return result;
}

std::vector<pawl::dialect> dialects_of(const migration_set& set) {
  std::vector<pawl::dialect> dialects;
  for (const dialect_migrations& each : set.dialects) dialects.push_back(each.dialect);
  return dialects;
}

frozen_migration frozen_from(const migration& old, pawl::dialect dialect, const frozen_since& since) {
  frozen_migration result{.entry = {.version = old.version,
                                    .name = old.name,
                                    .dialect = dialect,
                                    .up_hash = old.up.hash,
                                    .down_hash = old.down ? old.down->hash : "",
                                    .release = {}},
                          .file = old.up.file->name};
  result.text = {.up = old.up, .commit = since.commit, .path = since.prefix + old.up.file->name};
  return result;
}

/// What came into the commit after this branch had left it is not gone from here: it was never here.
void mark_ahead(frozen_since& since, const repository& git, const migration_set& set) {
  const std::vector<std::string> present = file_names(set);
  const auto is_present = [&](const frozen_migration& each) { return std::ranges::binary_search(present, each.file); };
  if (std::ranges::all_of(since.migrations, is_present)) return;
  const auto fork = git.fork_point(since.commit);
  if (!fork || *fork == since.commit) return;
  names before;
  for (const git_file& file : git.files(*fork, since.prefix)) before.insert(file.path);
  for (frozen_migration& each : since.migrations) each.ahead = !is_present(each) && !before.contains(each.text->path);
}

}  // namespace

frozen_since read_frozen_since(const repository& git, const std::string& ref, const migration_set& set,
                               const convention* layout) {
  frozen_since since{.commit = git.commit_of(ref), .prefix = git.prefix(), .migrations = {}};
  std::vector<git_file> files = migrations_below(git, since.commit, since.prefix);
  if (files.empty()) {
    since.prefix = former_folder(git, since.commit, set).value_or(since.prefix);
    files = migrations_below(git, since.commit, since.prefix);
  }
  if (files.empty()) return since;
  diagnostics ignored;
  const migration_set old = parse(folder_of(git, since, files), dialects_of(set), ignored, layout);
  for (const dialect_migrations& dialect : old.dialects)
    for (const migration& migration : dialect.migrations)
      if (migration.sound) since.migrations.push_back(frozen_from(migration, dialect.dialect, since));
  mark_ahead(since, git, set);
  return since;
}

}  // namespace pawl::generator
