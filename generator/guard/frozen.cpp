#include "guard/frozen.hpp"

#include <algorithm>
#include <map>

namespace pawl::generator {

namespace {

/// The text of a version goes into the chain: 2 and 2.0 are one version, of which a frozen migration keeps its own.
bool has_version_of(const migration& migration, const lock_entry& entry) {
  return migration.version == entry.version && migration.version.canonical() == entry.version.canonical();
}

/// One dialect of the set beside what is frozen of it.
class frozen_comparison {
 public:
  frozen_comparison(dialect_migrations& dialect, frozen_set& frozen, std::vector<frozen_finding>& findings);

  void compare();
  void check_drafts(bool require_frozen);

 private:
  void compare(frozen_migration& frozen);
  void compare_down(migration& migration, frozen_migration& frozen);
  migration* at_home(const lock_entry& entry);
  migration* moved(const lock_entry& entry);
  bool keeps_its_entry(const migration& migration) const;
  frozen_migration* in_the_way_of(const migration& draft) const;
  void add(frozen_change what, const migration* now, frozen_migration* then);

  pawl::dialect dialect_;
  std::vector<migration>& migrations_;
  std::vector<frozen_finding>& findings_;
  std::map<version, frozen_migration*> frozen_;
  /// What was found under another version: neither frozen nor a draft.
  std::vector<const migration*> moved_;
};

frozen_comparison::frozen_comparison(dialect_migrations& dialect, frozen_set& frozen,
                                     std::vector<frozen_finding>& findings)
    : dialect_{dialect.dialect}, migrations_{dialect.migrations}, findings_{findings} {
  for (frozen_migration& each : frozen.migrations)
    if (each.entry.dialect == dialect_) frozen_.emplace(each.entry.version, &each);
}

void frozen_comparison::compare() {
  for (const auto& [version, frozen] : frozen_) compare(*frozen);
}

void frozen_comparison::compare(frozen_migration& frozen) {
  const lock_entry& entry = frozen.entry;
  migration* const home = at_home(entry);
  const bool damaged = home != nullptr && !home->sound && !frozen.ahead;
  if (damaged || (home != nullptr && home->up.hash == entry.up_hash)) {
    home->frozen = true;
    home->release = entry.release;
    if (!damaged) compare_down(*home, frozen);
  } else if (frozen.ahead) {
    // This branch never had it: what has its version is a draft.
  } else if (const migration* const other = moved(entry); other != nullptr) {
    moved_.push_back(other);
    add(frozen_change::renumbered, other, &frozen);
  } else if (home != nullptr) {
    home->frozen = true;
    add(frozen_change::edited, home, &frozen);
  } else {
    add(frozen_change::deleted, nullptr, &frozen);
  }
}

void frozen_comparison::compare_down(migration& migration, frozen_migration& frozen) {
  const std::string now = migration.down ? migration.down->hash : "";
  const bool same = now == frozen.entry.down_hash;
  // `pawl freeze` proves what it takes into the lock file; nobody knows whether what is committed was ever built.
  migration.down_frozen = same && frozen.in_lock();
  // It takes a down script for PostgreSQL once a server has run it.
  const bool needs_server = dialect_ == pawl::dialect::postgresql && migration.down.has_value();
  if (needs_server && frozen.in_lock() && frozen.entry.down_hash.empty()) return;
  if (!same) add(frozen_change::down_edited, &migration, &frozen);
}

/// The migration with the entry's version; where two have it, the one that is most like the entry.
migration* frozen_comparison::at_home(const lock_entry& entry) {
  const auto likeness = [&](const migration& m) {
    return (m.up.hash == entry.up_hash ? 2 : 0) + (m.name == entry.name ? 1 : 0);
  };
  auto candidate = std::lower_bound(migrations_.begin(), migrations_.end(), entry.version,
                                    [](const migration& m, const version& v) { return m.version < v; });
  migration* best = nullptr;
  for (; candidate != migrations_.end() && candidate->version == entry.version; ++candidate)
    if (has_version_of(*candidate, entry) && (best == nullptr || likeness(*candidate) > likeness(*best)))
      best = &*candidate;
  return best;
}

/// The migration that looks like the entry under another version: the same tokens, or the same name and a version of
/// which the lock file knows nothing.
migration* frozen_comparison::moved(const lock_entry& entry) {
  migration* same_name = nullptr;
  for (migration& candidate : migrations_) {
    if (has_version_of(candidate, entry) || keeps_its_entry(candidate)) continue;
    if (candidate.sound && candidate.up.hash == entry.up_hash) return &candidate;
    if (candidate.name == entry.name && !frozen_.contains(candidate.version)) same_name = &candidate;
  }
  return same_name;
}

bool frozen_comparison::keeps_its_entry(const migration& migration) const {
  const auto own = frozen_.find(migration.version);
  return own != frozen_.end() && own->second->entry.up_hash == migration.up.hash;
}

/// The frozen migration that stands where the draft is, or behind it; null where the draft stands behind all.
frozen_migration* frozen_comparison::in_the_way_of(const migration& draft) const {
  if (const auto own = frozen_.find(draft.version); own != frozen_.end()) return own->second;
  const bool behind = frozen_.empty() || frozen_.rbegin()->first < draft.version;
  return behind ? nullptr : frozen_.rbegin()->second;
}

void frozen_comparison::check_drafts(bool require_frozen) {
  for (const migration& migration : migrations_) {
    const bool was_moved = std::find(moved_.begin(), moved_.end(), &migration) != moved_.end();
    if (migration.frozen || was_moved) continue;
    frozen_migration* const other = in_the_way_of(migration);
    const bool same_version = other != nullptr && other->entry.version == migration.version;
    // A second migration of a frozen version was reported as that.
    if (same_version && !other->ahead) continue;
    if (other != nullptr)
      add(frozen_change::draft_before, &migration, other);
    else if (require_frozen)
      add(frozen_change::draft_refused, &migration, nullptr);
  }
}

void frozen_comparison::add(frozen_change what, const migration* now, frozen_migration* then) {
  findings_.push_back({.what = what, .dialect = dialect_, .now = now, .then = then});
}

}  // namespace

std::vector<frozen_finding> compare_with_frozen(migration_set& set, frozen_set& frozen, bool require_frozen) {
  std::vector<frozen_finding> findings;
  for (dialect_migrations& dialect : set.dialects) {
    frozen_comparison comparison{dialect, frozen, findings};
    comparison.compare();
    comparison.check_drafts(require_frozen);
  }
  return findings;
}

}  // namespace pawl::generator
