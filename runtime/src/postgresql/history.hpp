#pragma once

/// The table `pawl_history`; docs/formats.md says what its columns mean. What throws, throws `failure`.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/database.hpp>

#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// A row of a set.
struct history_position {
  std::string_view set_name;
  std::uint32_t ordinal = 0;
  std::string_view chain;
};

/// The SQL for the history in one schema.
class history {
 public:
  history() = default;
  explicit history(std::string_view schema);

  /// The schema's name, and the table's as SQL and as messages name it.
  const std::string& schema() const noexcept { return schema_; }
  const std::string& table() const noexcept { return table_; }
  const std::string& label() const noexcept { return label_; }

  /// What stands before a SELECT from the table, and makes it fail before anything of it is run where no plain table of
  /// ours stands. Inside a transaction the table cannot be changed until that ends.
  std::string reading_guard() const;

  /// Whether the set's last row is this one and is finished. One message. False for whatever is not a history.
  bool is_at(link& link, std::string_view guard, const history_position& position) const;
  /// The set's rows by ordinal, from a table that find_history() has found to be ours.
  std::vector<history_row> read(link& link, std::string_view guard, std::string_view set_name) const;

  std::string create() const;
  /// The row; `duration` is SQL. With the chain of the row before it, fails where that is not there.
  std::string insert(const migration& migration, const new_history_row& row, std::string_view duration,
                     std::string_view before = {}) const;
  std::string remove(std::string_view set_name, std::uint32_t ordinal) const;
  std::string set_state(const new_history_row& row) const;

 private:
  std::string name_behind(const new_history_row& row, std::string_view before) const;

  std::string schema_;
  std::string table_;
  std::string label_;
};

}  // namespace pawl::postgresql
