#include "commands/engines.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

// The table is compiled twice: hand_over.hpp.
#if defined(PAWL_WITH_POSTGRESQL) && !defined(PAWL_SQLITE_ALONE)
#define HAS_POSTGRESQL
#endif
#ifdef PAWL_WITH_SQLITE
#include "lint/sqlite/lint_sqlite.hpp"
#include "proof/sqlite/sqlite_proof.hpp"
#endif
#ifdef HAS_POSTGRESQL
#include "lint/postgresql/lint_postgresql.hpp"
#include "proof/postgresql/postgresql_proof.hpp"
#include "source/postgresql/read_statements.hpp"
#endif

namespace pawl::generator {
namespace {

#ifdef PAWL_WITH_SQLITE
void prove_on_sqlite(dialect_migrations& set, std::size_t provable, const proof_options& options, diagnostics& found) {
  prove_sqlite(set, provable, limits_for(set), found, options.with_rows);
  set.proof = "proven on " + sqlite_name();
}
#endif

constexpr engine engines[] = {
#ifdef PAWL_WITH_SQLITE
    {pawl::dialect::sqlite, sqlite_name, nullptr, prove_on_sqlite, {lint_sqlite, sqlite_rules_known}},
#endif
#ifdef HAS_POSTGRESQL
    {pawl::dialect::postgresql,
     postgresql_grammar,
     read_postgresql_statements,
     prove_postgresql,
     {lint_postgresql, postgresql_rules_known}},
#endif
};

constexpr const command_engine* commanded[] = {
#ifdef PAWL_WITH_SQLITE
    &sqlite_command_engine,
#endif
#ifdef HAS_POSTGRESQL
    &postgresql_command_engine,
#endif
};

}  // namespace

const engine* find_engine(pawl::dialect dialect) {
  const auto* found = std::ranges::find(engines, dialect, &engine::dialect);
  return found == std::end(engines) ? nullptr : found;
}

pawl::dialect default_dialect() { return engines[0].dialect; }

list<const command_engine*> command_engines() { return {commanded, std::size(commanded)}; }

std::string engine_names() {
  std::vector<std::string> names;
  for (const auto& engine : engines) names.push_back(engine.name());
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace pawl::generator
