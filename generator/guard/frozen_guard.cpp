#include "guard/frozen_guard.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "guard/frozen_report.hpp"
#include "guard/frozen_since.hpp"
#include "guard/recall.hpp"

namespace pawl::generator {

namespace {

/// What nobody asked for may take no longer than this.
constexpr std::chrono::seconds short_limit{5};

/// Adds what a commit freezes. Where the lock file has it, that decides, and the commit has the text of it.
void merge(frozen_set& frozen, std::vector<frozen_migration> more) {
  std::map<std::pair<pawl::dialect, version>, std::size_t> places;
  for (std::size_t i = 0; i < frozen.migrations.size(); ++i)
    places.emplace(std::pair{frozen.migrations[i].entry.dialect, frozen.migrations[i].entry.version}, i);
  for (frozen_migration& each : more) {
    const auto known = places.find({each.entry.dialect, each.entry.version});
    if (known == places.end()) {
      frozen.migrations.push_back(std::move(each));
    } else if (frozen_migration& locked = frozen.migrations[known->second];
               locked.in_lock() && locked.entry.up_hash == each.entry.up_hash) {
      locked.file = std::move(each.file);
      locked.text = std::move(each.text);
    }
  }
}

}  // namespace

frozen_guard::frozen_guard(migration_set& set, const guard_options& options, diagnostics& found)
    : set_{set}, options_{options}, found_{found} {}

bool frozen_guard::gather() {
  auto lock = read_lock(options_.lock_path, found_);
  frozen_.lock_path = options_.lock_path;
  frozen_.since = options_.frozen_since;
  std::vector<frozen_migration> from_commit;
  if (!options_.frozen_since.empty()) from_commit = read_commit();
  if (!lock) return false;
  for (lock_entry& entry : lock->entries) frozen_.migrations.push_back({.entry = std::move(entry), .file = {}});
  merge(frozen_, std::move(from_commit));
  return true;
}

std::vector<frozen_migration> frozen_guard::read_commit() {
  try {
    git_.emplace(set_.directory);
    frozen_since since = read_frozen_since(*git_, options_.frozen_since, set_, options_.layout);
    frozen_.prefix = git_->prefix();
    commit_ = std::move(since.commit);
    prefixes_ = {git_->prefix(), since.prefix};
    return std::move(since.migrations);
  } catch (const git_error& error) {
    found_.add({.id = "frozen-since",
                .where = {.file = set_.directory},
                .message = fmt::format("FROZEN_SINCE {}: {}", options_.frozen_since, error.what()),
                .hint = error.hint()});
    return {};
  }
}

/// What git knows is shown where it knows it; a set that is guarded by its lock file alone needs no git.
void frozen_guard::remember(std::vector<frozen_finding>& findings) {
  const auto concerns_frozen = [](const frozen_finding& finding) { return finding.then != nullptr; };
  if (std::ranges::none_of(findings, concerns_frozen)) return;
  try {
    if (!git_) {
      git_.emplace(set_.directory, short_limit);
      frozen_.prefix = git_->prefix();
      prefixes_ = {git_->prefix()};
    }
    std::vector<std::string> commits{"HEAD"};
    if (!commit_.empty()) commits.push_back(commit_);
    recall(findings, *git_, commits, prefixes_);
  } catch (const git_error&) {
    return;
  }
}

std::optional<std::vector<frozen_finding>> frozen_guard::compare() {
  if (!gather()) return std::nullopt;
  // Without the commit, nobody knows what is a draft.
  const bool knows_drafts = options_.frozen_since.empty() || !commit_.empty();
  return compare_with_frozen(set_, frozen_, knows_drafts && options_.require_frozen);
}

void frozen_guard::check() {
  auto findings = compare();
  if (!findings) return;
  remember(*findings);
  const frozen_report report{set_, frozen_};
  for (const frozen_finding& finding : *findings) found_.add(report.describe(finding));
}

std::vector<std::string> frozen_guard::files_behind() const {
  if (!git_ || options_.frozen_since.empty()) return {};
  try {
    return git_->files_behind(options_.frozen_since);
  } catch (const git_error&) {
    return {};
  }
}

}  // namespace pawl::generator
