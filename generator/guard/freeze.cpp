#include <algorithm>
#include <utility>

#include "guard/lock_file.hpp"

namespace pawl::generator {

namespace {

void freeze(lock_file& lock, pawl::dialect dialect, const migration& migration, const std::string& release) {
  const std::string down_hash = migration.down ? migration.down->hash : "";
  const auto known = std::find_if(lock.entries.begin(), lock.entries.end(), [&](const lock_entry& entry) {
    return entry.dialect == dialect && entry.version == migration.version;
  });
  if (known != lock.entries.end()) {
    known->down_hash = down_hash;
    return;
  }
  lock.entries.push_back({.version = migration.version,
                          .name = migration.name,
                          .dialect = dialect,
                          .up_hash = migration.up.hash,
                          .down_hash = down_hash,
                          .release = release});
}

}  // namespace

lock_file freeze(lock_file lock, const migration_set& set, const std::string& release) {
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration& migration : dialect.migrations) freeze(lock, dialect.dialect, migration, release);
  return lock;
}

}  // namespace pawl::generator
