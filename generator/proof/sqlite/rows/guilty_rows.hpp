#pragma once

/// Which rows make a statement fail: as few of them as make it fail with the same message.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "proof/sqlite/rows/database_filler.hpp"
#include "proof/sqlite/rows/sqlite_values.hpp"

struct sqlite3;

namespace pawl::generator {

struct guilty_row {
  std::string table;
  row_identity identity;
  /// `notes(id=3, title=NULL)`.
  std::string shown;
};

/// What a trial of the statement said; no value where it ran.
using trial = std::function<std::optional<std::string>()>;

/// Takes rows of `tables` away, tries, and puts them back, a bounded number of times. Within a transaction, which
/// afterwards holds what it held. Those of the least `age` stay as long as they will do.
std::vector<guilty_row> guilty_rows(sqlite3* connection, const table_names& tables, const std::string& message,
                                    const trial& statement,
                                    const std::function<std::size_t(const std::string&, const row_identity&)>& age);

}  // namespace pawl::generator
