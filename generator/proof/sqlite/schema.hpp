#pragma once

/// A database's schema, to be compared: what `main` holds besides rows, as SQLite keeps it, shadow tables included.

#include <string>
#include <string_view>

#include "sqlite/query.hpp"

namespace pawl::generator {

/// The schema as one text: equal texts are equal schemas. The opposite needs `schema_difference()`, since the same
/// table can be spelled in many ways.
using schema_text = std::string;

class schema_reader {
 public:
  explicit schema_reader(sqlite3* connection);

  schema_text read();

 private:
  sqlite::query statements_;
};

/// What differs between two schemas, object by object, one a line or three; empty where they mean the same. White
/// space, comments, quotes round identifiers and the case of letters do not count, the order of columns does.
std::string schema_difference(std::string_view before, std::string_view after);

}  // namespace pawl::generator
