#include "guard/frozen.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "guard/freeze_command.hpp"
#include "guard/frozen_report.hpp"

namespace pawl::generator {

namespace {

/// One dialect of the set beside the lock file's entries for it.
class lock_comparison {
 public:
  lock_comparison(migration_set& set, dialect_migrations& dialect, const lock_file& lock, diagnostics& found);

  void compare();
  void check_drafts(bool require_frozen);

 private:
  void compare(const lock_entry& entry);
  void compare_down(migration& migration, const lock_entry& entry);
  migration* at_home(const lock_entry& entry);
  migration* moved(const lock_entry& entry);
  bool keeps_its_entry(const migration& migration) const;

  const std::string& directory_;
  std::vector<migration>& migrations_;
  const lock_file& lock_;
  std::string freeze_command_;
  diagnostics& found_;
  std::map<version, const lock_entry*> entries_;
  /// What was found under another version: neither frozen nor a draft.
  std::vector<const migration*> moved_;
};

lock_comparison::lock_comparison(migration_set& set, dialect_migrations& dialect, const lock_file& lock,
                                 diagnostics& found)
    : directory_{set.directory},
      migrations_{dialect.migrations},
      lock_{lock},
      freeze_command_{freeze_command(set, lock.path)},
      found_{found} {
  for (const lock_entry& entry : lock.entries)
    if (entry.dialect == dialect.dialect) entries_.emplace(entry.version, &entry);
}

void lock_comparison::compare() {
  for (const auto& [version, entry] : entries_) compare(*entry);
}

void lock_comparison::compare(const lock_entry& entry) {
  migration* const home = at_home(entry);
  const bool damaged = home != nullptr && !home->sound;
  if (damaged || (home != nullptr && home->up.hash == entry.up_hash)) {
    home->frozen = true;
    if (!damaged) compare_down(*home, entry);
  } else if (const migration* const other = moved(entry); other != nullptr) {
    moved_.push_back(other);
    found_.add(frozen_renumbered(*other, entry, lock_.path));
  } else if (home != nullptr) {
    home->frozen = true;
    found_.add(frozen_edited(*home, entry));
  } else {
    found_.add(frozen_deleted(entry, lock_.path, directory_));
  }
}

void lock_comparison::compare_down(migration& migration, const lock_entry& entry) {
  const std::string now = migration.down ? migration.down->hash : "";
  migration.down_frozen = now == entry.down_hash;
  if (!migration.down_frozen) found_.add(frozen_down_edited(migration, entry, freeze_command_));
}

/// The migration with the entry's version; where two have it, the one that is most like the entry.
migration* lock_comparison::at_home(const lock_entry& entry) {
  const auto likeness = [&](const migration& m) {
    return (m.up.hash == entry.up_hash ? 2 : 0) + (m.name == entry.name ? 1 : 0);
  };
  auto candidate = std::lower_bound(migrations_.begin(), migrations_.end(), entry.version,
                                    [](const migration& m, const version& v) { return m.version < v; });
  migration* best = nullptr;
  for (; candidate != migrations_.end() && candidate->version == entry.version; ++candidate)
    if (best == nullptr || likeness(*candidate) > likeness(*best)) best = &*candidate;
  return best;
}

/// The migration that looks like the entry under another version: the same tokens, or the same name and a version of
/// which the lock file knows nothing.
migration* lock_comparison::moved(const lock_entry& entry) {
  migration* same_name = nullptr;
  for (migration& candidate : migrations_) {
    if (candidate.version == entry.version || keeps_its_entry(candidate)) continue;
    if (candidate.sound && candidate.up.hash == entry.up_hash) return &candidate;
    if (candidate.name == entry.name && !entries_.contains(candidate.version)) same_name = &candidate;
  }
  return same_name;
}

bool lock_comparison::keeps_its_entry(const migration& migration) const {
  const auto own = entries_.find(migration.version);
  return own != entries_.end() && own->second->up_hash == migration.up.hash;
}

void lock_comparison::check_drafts(bool require_frozen) {
  const lock_entry* const last = entries_.empty() ? nullptr : entries_.rbegin()->second;
  for (const migration& migration : migrations_) {
    const bool was_moved = std::find(moved_.begin(), moved_.end(), &migration) != moved_.end();
    // A second migration of a frozen version was reported as that.
    if (migration.frozen || was_moved || entries_.contains(migration.version)) continue;
    if (last != nullptr && migration.version < last->version)
      found_.add(draft_before_frozen(migration, *last, lock_.path));
    else if (require_frozen)
      found_.add(draft_refused(migration, freeze_command_));
  }
}

}  // namespace

void compare_with_lock(migration_set& set, const lock_file& lock, bool require_frozen, diagnostics& found) {
  for (dialect_migrations& dialect : set.dialects) {
    lock_comparison comparison{set, dialect, lock, found};
    comparison.compare();
    comparison.check_drafts(require_frozen);
  }
}

}  // namespace pawl::generator
