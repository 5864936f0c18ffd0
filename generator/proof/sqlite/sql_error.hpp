#pragma once

/// What SQLite says about a statement, with its place in the file and a way out.

#include <cstddef>
#include <span>

#include "diagnostics/diagnostic.hpp"
#include "source/set.hpp"
#include "sqlite/failure.hpp"

struct sqlite3;

namespace pawl::generator {

/// What was being proven when a statement failed.
struct proof_position {
  sqlite3* connection = nullptr;
  /// All of the dialect, and which of them failed.
  std::span<const migration> migrations;
  std::size_t current = 0;
};

/// The finding for a statement that SQLite refused: `sqlite-proof`, `statement-boundary` or `transaction-control`.
diagnostic explain(const sqlite::failure& failure, const script& script, const pawl::statement& statement,
                   const proof_position& position);

}  // namespace pawl::generator
