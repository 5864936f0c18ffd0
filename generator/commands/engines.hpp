#pragma once

/// What the stages need from each engine that this pawl was built with: one entry of a table.

#include <string>

#include <pawl/command_engine.hpp>
#include <pawl/migration.hpp>

#include "diagnostics/diagnostics.hpp"
#include "lint/lint.hpp"
#include "proof/proof_options.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct engine {
  pawl::dialect dialect;
  /// `SQLite 3.40.1`: what reads and proves the scripts.
  std::string (*name)();
  /// parse: finds statements with the engine's own parser; null where the lexer finds them.
  void (*read_statements)(dialect_migrations& set, diagnostics& found);
  /// prove: shows that the first `provable` migrations work, and fills `proof`.
  void (*prove)(dialect_migrations& set, std::size_t provable, const proof_options& options, diagnostics& found);
  generator::linter linter;
};

/// Null where this pawl was built without it.
const engine* find_engine(pawl::dialect dialect);

/// Of the scripts whose dialect nobody names: SQLite's where this pawl was built with it.
pawl::dialect default_dialect();

/// Those of the verbs that work on a database.
list<const command_engine*> command_engines();

/// The engines' names, joined by `, `.
std::string engine_names();

}  // namespace pawl::generator
