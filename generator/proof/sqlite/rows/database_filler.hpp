#pragma once

/// Puts generated rows into tables of a proof's database, and knows them again.

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "proof/rows/random.hpp"
#include "proof/rows/row_findings.hpp"
#include "proof/sqlite/rows/relations.hpp"
#include "proof/sqlite/rows/sqlite_values.hpp"
#include "proof/sqlite/rows/table_shape.hpp"
#include "proof/sqlite/sandbox.hpp"

namespace pawl::generator {

/// Names of tables in lower case.
using table_names = std::set<std::string>;

/// Works outside transactions. Triggers fire, since the rows of programs had them fire too: what a trigger keeps in
/// step is so here; where they let no row in, they are switched off for that table.
class database_filler {
 public:
  explicit database_filler(sandbox& sandbox) : sandbox_{sandbox}, relations_{sandbox.connection()} {}

  /// Fills those of `tables` that exist, and those that they refer to or that refer to them. One that has rows is
  /// filled once more only after forget(). `origin` tells where the rows of a table come from.
  void fill(const table_names& tables, const std::function<row_origin(const std::string&)>& origin);

  /// Something has happened to these tables: other rows than they had may come into them now.
  void forget(const table_names& tables);

  /// Drafts have gone over the rows of these tables: no database has others, since no program runs between drafts.
  void keep(const table_names& tables);

  /// Takes away the rows that were put into `tables`, and what else refers to them.
  void clear(const table_names& tables);
  /// Takes away all that were put anywhere.
  void clear();

  /// Where a row comes from; no value of one that nobody put there.
  const row_origin* origin_of(const std::string& table, const row_identity& row) const;

  /// `tables` and what has to do with them, as fill() takes it.
  table_names related(const table_names& tables) { return relations_.related(tables); }

  /// Why tables got no rows, of those that were asked for by name.
  const std::map<std::string, std::string>& unfilled() const noexcept { return unfilled_; }

 private:
  using rows_of_table = std::unordered_map<std::string, row_origin>;

  void fill_table_with_or_without_triggers(const table_shape& shape, bool was_named);
  bool try_to_fill(const table_shape& shape, bool triggers, std::string& why);
  void take_away_orphans(const std::vector<table_shape>& shapes);
  bool take_away_orphans(const table_shape& child, const row_reference& reference);
  bool needs_rows(const table_shape& shape) const;

  sandbox& sandbox_;
  relations relations_;
  /// How many rows each table of this round may number, and from where.
  std::uint64_t next_number_ = 0;
  /// What a table was when it was filled, by its name in lower case.
  std::map<std::string, std::string> filled_;
  std::map<std::string, rows_of_table> rows_;
  table_names kept_;
  std::map<std::string, std::string> unfilled_;
};

}  // namespace pawl::generator
