#pragma once

/// The safer SQL for a statement that rows refuse.

#include <string>
#include <string_view>

struct sqlite3;

namespace pawl::generator {

struct refused_sql {
  /// What SQLite said, and of which statement.
  std::string message;
  std::string_view sql;
  /// The table of the rows that it is about; empty where none were found.
  std::string table;
};

std::string advice_for(sqlite3* connection, const refused_sql& refused);

}  // namespace pawl::generator
