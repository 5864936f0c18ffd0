#pragma once

/// Values of rows on their way into SQLite and out of it.

#include <string>
#include <vector>

#include "proof/rows/row_value.hpp"
#include "proof/rows/table_rows.hpp"
#include "proof/sqlite/rows/table_shape.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace pawl::generator {

/// A statement with values for its parameters. Throws `sqlite::failure`.
class value_query {
 public:
  value_query(sqlite3* connection, const std::string& sql);
  value_query(const value_query&) = delete;
  value_query& operator=(const value_query&) = delete;
  ~value_query();

  /// Parameters count from 1; the value has to live until the statement is reset.
  void bind(int parameter, const row_value& value);
  /// Whether there is another row.
  bool step();
  void reset() noexcept;
  /// Columns count from 0.
  row_value value(int column) const;

 private:
  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

using row_identity = std::vector<row_value>;

struct identified_rows {
  /// Without computed columns.
  table_rows content;
  /// One for each row.
  std::vector<row_identity> identities;
};

/// All rows of an ordinary table. No value where it has more than `most`.
std::optional<identified_rows> read_rows(sqlite3* connection, const table_shape& shape, std::size_t most);

/// What tells the rows of a table apart, of the last `most` of them: generated keys are large.
std::vector<row_identity> read_identities(sqlite3* connection, const table_shape& shape, std::size_t most);

/// `rowid IS ?1`, or the same for each column of the key.
std::string identity_condition(const table_shape& shape);

}  // namespace pawl::generator
