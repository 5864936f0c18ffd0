#pragma once

/// What a statement did to the tables that stood there, as a server showed it that ran the statement.

#include <cstdint>
#include <string>
#include <vector>

namespace pawl::generator {

struct table_lock {
  /// `schema.name`, neither of them quoted.
  std::string relation;
  /// As PostgreSQL's `pg_locks` spells it: `AccessExclusiveLock`.
  std::string mode;
  /// Whether the same migration makes it, so that nobody else can wait for it.
  bool made_here = false;

  bool operator==(const table_lock&) const = default;
};

struct statement_effect {
  /// Which of the up script's statements it is.
  std::uint32_t statement = 0;
  /// False where it was not looked at, as one that no transaction can hold; nothing else is known then. Of a script
  /// with very many statements this is the first of those that were not.
  bool measured = true;
  /// The strongest that it took of each relation, where the statements before it held none as strong.
  std::vector<table_lock> locks = {};
  /// Tables and materialized views, `schema.name`, that it wrote anew; those that the migration makes are not among
  /// them.
  std::vector<std::string> rewritten = {};
  /// Tables whose rows it read from the first to the last; likewise.
  std::vector<std::string> scanned = {};

  bool operator==(const statement_effect&) const = default;
};

}  // namespace pawl::generator
