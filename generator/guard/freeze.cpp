#include <cstddef>
#include <map>
#include <utility>

#include "guard/lock_file.hpp"

namespace pawl::generator {

namespace {

/// The hash to be written for a down script: of PostgreSQL's, only what a server has run, since all later builds take
/// a frozen one for proven. SQLite is there wherever Pawl is.
std::string down_hash_of(const migration& migration, pawl::dialect dialect, const std::string& known) {
  if (!migration.down) return {};
  const auto& hash = migration.down->hash;
  return dialect == pawl::dialect::sqlite || migration.down_proven ? hash : known;
}

}  // namespace

lock_file freeze(lock_file lock, const migration_set& set, const std::string& release) {
  std::map<std::pair<pawl::dialect, version>, std::size_t> places;
  for (std::size_t i = 0; i < lock.entries.size(); ++i)
    places.emplace(std::pair{lock.entries[i].dialect, lock.entries[i].version}, i);
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration& migration : dialect.migrations) {
      if (const auto known = places.find({dialect.dialect, migration.version}); known != places.end()) {
        auto& entry = lock.entries[known->second];
        entry.down_hash = down_hash_of(migration, dialect.dialect, entry.down_hash);
      } else {
        lock.entries.push_back({.version = migration.version,
                                .name = migration.name,
                                .dialect = dialect.dialect,
                                .up_hash = migration.up.hash,
                                .down_hash = down_hash_of(migration, dialect.dialect, ""),
                                .release = release});
      }
    }
  return lock;
}

std::size_t count_left_out(const lock_file& lock, const migration_set& set) {
  std::map<std::pair<pawl::dialect, version>, const std::string*> hashes;
  for (const auto& entry : lock.entries) hashes.emplace(std::pair{entry.dialect, entry.version}, &entry.down_hash);
  std::size_t count = 0;
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration& migration : dialect.migrations) {
      const auto known = hashes.find({dialect.dialect, migration.version});
      if (migration.down && (known == hashes.end() || *known->second != migration.down->hash)) ++count;
    }
  return count;
}

}  // namespace pawl::generator
