#pragma once

/// One of SQLite's tables that takes rows.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "proof/rows/row_sink.hpp"
#include "proof/sqlite/rows/sqlite_values.hpp"
#include "proof/sqlite/rows/table_shape.hpp"

struct sqlite3;

namespace pawl::generator {

class sqlite_sink : public row_sink {
 public:
  /// Within a transaction of its own.
  sqlite_sink(sqlite3* connection, const table_shape& shape) : connection_{connection}, shape_{shape} {}

  std::optional<std::string> insert(const new_row& row, bool keeps) override;
  std::vector<std::vector<row_value>> parents(const row_reference& reference) override;

  /// Whether a trigger has ended the transaction, and with it taken all rows away. No row is taken from then on.
  bool is_lost() const noexcept { return lost_; }

 private:
  value_query& statement_for(const new_row& row);
  std::optional<std::string> insert(const new_row& row);

  sqlite3* connection_;
  const table_shape& shape_;
  /// By the columns that they name.
  std::map<std::vector<bool>, std::unique_ptr<value_query>> statements_;
  bool lost_ = false;
};

}  // namespace pawl::generator
