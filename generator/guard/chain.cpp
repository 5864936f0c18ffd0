#include "guard/chain.hpp"

#include "source/sha256.hpp"

namespace pawl::generator {
namespace {

std::string joined(std::string_view previous, std::string place, std::string_view hash) {
  return sha256_of(std::string{previous} + std::move(place) + std::string{hash});
}

}  // namespace

std::string next_chain(std::string_view previous, const version& version, std::string_view hash) {
  return joined(previous, version.canonical(), hash);
}

std::string next_chain(std::string_view previous, const migration& migration) {
  if (!migration.is_repeatable()) return next_chain(previous, migration.version, migration.up.hash);
  return joined(previous, "R__" + migration.name, migration.up.hash);
}

void compute_chains(migration_set& set) {
  for (dialect_migrations& dialect : set.dialects) {
    std::string_view previous;
    for (auto* migrations : {&dialect.migrations, &dialect.repeatables})
      for (migration& migration : *migrations) {
        migration.chain = next_chain(previous, migration);
        previous = migration.chain;
      }
  }
}

}  // namespace pawl::generator
