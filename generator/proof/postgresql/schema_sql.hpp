#pragma once

/// A schema of PostgreSQL's as a script that makes it.

#include <string>
#include <string_view>
#include <vector>

namespace pawl::generator {

/// A statement that makes one object, or a part of one.
struct schema_statement {
  /// What is made earlier where nothing else decides.
  int rank = 0;
  /// The object's name in full; empty where no other statement can need it.
  std::string name;
  std::string sql;
  /// Where the names of what it needs stand: the statement without the bodies that are read when they run.
  std::string needs;
};

/// Rows of rank, name, sql and needs. For a `search_path` of nothing but pg_catalog.
std::string schema_statements_query();

/// The statements in an order in which they can be run: by rank and name, each behind those that make what it names.
std::vector<schema_statement> in_order(std::vector<schema_statement> statements);

}  // namespace pawl::generator
