#include "guard/recall.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "source/folder.hpp"
#include "source/parse.hpp"

namespace pawl::generator {

namespace {

/// More texts than this are not looked through.
constexpr std::size_t most_texts = 4000;

bool wants_text(const frozen_finding& finding) {
  return finding.then != nullptr && !finding.then->text &&
         (finding.what == frozen_change::edited || finding.what == frozen_change::deleted);
}

bool wants_origin(const frozen_finding& finding) {
  return finding.then != nullptr && finding.what != frozen_change::down_edited;
}

class memory {
 public:
  memory(const repository& git, git_history history, const std::vector<std::string>& prefixes)
      : git_{git}, history_{std::move(history)}, prefixes_{prefixes} {}

  void find_texts(std::vector<frozen_finding>& findings) const;
  void find_origin(frozen_migration& frozen) const;

 private:
  std::vector<git_change> texts() const;
  std::string name_of(const std::string& path) const;
  folder folder_of(const git_change& change, std::string bytes) const;

  const repository& git_;
  git_history history_;
  const std::vector<std::string>& prefixes_;
};

/// The path in the folder of the migrations.
std::string memory::name_of(const std::string& path) const {
  for (const std::string& prefix : prefixes_)
    if (path.starts_with(prefix) && is_scanned(path.substr(prefix.size()))) return path.substr(prefix.size());
  return {};
}

/// Every text that a migration ever had, newest first.
std::vector<git_change> memory::texts() const {
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<git_change> texts;
  for (const git_change& change : history_.changes)
    if (texts.size() < most_texts && !name_of(change.file.path).empty() &&
        seen.emplace(change.file.path, change.file.blob).second)
      texts.push_back(change);
  return texts;
}

/// A folder with this text alone.
folder memory::folder_of(const git_change& change, std::string bytes) const {
  const std::string& commit = history_.commits[change.commit].id;
  folder one{.directory = {}};
  one.files.push_back({.name = name_of(change.file.path),
                       .path = short_id(commit) + ':' + change.file.path,
                       .bytes = std::move(bytes)});
  return one;
}

void memory::find_texts(std::vector<frozen_finding>& findings) const {
  std::multimap<std::pair<pawl::dialect, std::string>, frozen_migration*> wanted;
  for (const frozen_finding& finding : findings)
    if (wants_text(finding)) wanted.insert({{finding.dialect, finding.then->entry.up_hash}, finding.then});
  if (wanted.empty()) return;
  const std::vector<git_change> changes = texts();
  std::vector<git_file> files;
  for (const git_change& change : changes) files.push_back(change.file);
  std::vector<std::string> bytes = git_.read(files);
  constexpr std::array dialects{pawl::dialect::sqlite, pawl::dialect::postgresql};
  for (std::size_t i = 0; i < changes.size() && !wanted.empty(); ++i) {
    diagnostics ignored;
    for (const auto& of_dialect : parse(folder_of(changes[i], std::move(bytes[i])), dialects, ignored).dialects)
      for (const migration& migration : of_dialect.migrations) {
        const auto [first, last] = wanted.equal_range({of_dialect.dialect, migration.up.hash});
        for (auto each = first; each != last; ++each) {
          each->second->text = {
              .up = migration.up, .commit = history_.commits[changes[i].commit].id, .path = changes[i].file.path};
          each->second->file = migration.up.file->name;
        }
        wanted.erase(first, last);
      }
  }
}

void memory::find_origin(frozen_migration& frozen) const {
  if (!frozen.text) return;
  const auto added = std::ranges::find_if(history_.changes, [&](const git_change& change) {
    return change.added && change.file.path == frozen.text->path;
  });
  if (added != history_.changes.end()) frozen.origin = history_.commits[added->commit];
}

/// Whether the folder has a file of the migration that is not checked out.
bool is_left_out(const frozen_migration& frozen, const std::vector<std::string>& left_out, const std::string& prefix) {
  const std::string start = prefix + frozen.entry.version.text() + '_' + frozen.entry.name;
  return std::ranges::any_of(
      left_out, [&](const std::string& path) { return path == prefix + frozen.file || path.starts_with(start); });
}

}  // namespace

void recall(std::vector<frozen_finding>& findings, const repository& git, const std::vector<std::string>& commits,
            const std::vector<std::string>& prefixes) {
  if (std::ranges::none_of(findings, wants_origin)) return;
  const memory memory{git, git.history(commits, prefixes), prefixes};
  memory.find_texts(findings);
  // Where history was cut off, its first commit seems to bring everything in.
  for (const frozen_finding& finding : findings)
    if (wants_origin(finding) && !git.is_shallow()) memory.find_origin(*finding.then);
  const auto is_deleted = [](const frozen_finding& finding) { return finding.what == frozen_change::deleted; };
  if (std::ranges::none_of(findings, is_deleted)) return;
  const std::vector<std::string> left_out = git.left_out();
  for (frozen_finding& finding : findings)
    if (is_deleted(finding)) finding.left_out = is_left_out(*finding.then, left_out, git.prefix());
}

}  // namespace pawl::generator
