#pragma once

/// The schema of `main`: what it holds besides rows, SQLite's own objects and the history left out.

#include <vector>

#include <pawl/drift.hpp>

#include "sqlite/query.hpp"

namespace pawl::sqlite {

/// Reads it as often as asked, with one statement. Throws `failure`.
class schema_reader {
 public:
  explicit schema_reader(sqlite3* connection);

  /// As SQLite keeps it: type, name, table and statement of each object. Equal ones are equal schemas; the opposite
  /// needs take_apart(), since the same table can be spelled in many ways.
  std::vector<schema_object> read();

 private:
  query statements_;
};

}  // namespace pawl::sqlite
