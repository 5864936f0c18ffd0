#include <cstddef>
#include <map>
#include <utility>

#include "guard/lock_file.hpp"

namespace pawl::generator {

lock_file freeze(lock_file lock, const migration_set& set, const std::string& release) {
  std::map<std::pair<pawl::dialect, version>, std::size_t> places;
  for (std::size_t i = 0; i < lock.entries.size(); ++i)
    places.emplace(std::pair{lock.entries[i].dialect, lock.entries[i].version}, i);
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration& migration : dialect.migrations) {
      const std::string down_hash = migration.down ? migration.down->hash : "";
      if (const auto known = places.find({dialect.dialect, migration.version}); known != places.end())
        lock.entries[known->second].down_hash = down_hash;
      else
        lock.entries.push_back({.version = migration.version,
                                .name = migration.name,
                                .dialect = dialect.dialect,
                                .up_hash = migration.up.hash,
                                .down_hash = down_hash,
                                .release = release});
    }
  return lock;
}

}  // namespace pawl::generator
