#include "guard/chain.hpp"

#include "source/sha256.hpp"

namespace pawl::generator {

std::string next_chain(std::string_view previous, const version& version, std::string_view hash) {
  return sha256_of(std::string{previous} + version.canonical() + std::string{hash});
}

void compute_chains(migration_set& set) {
  for (dialect_migrations& dialect : set.dialects) {
    std::string_view previous;
    for (migration& migration : dialect.migrations) {
      migration.chain = next_chain(previous, migration.version, migration.up.hash);
      previous = migration.chain;
    }
  }
}

}  // namespace pawl::generator
