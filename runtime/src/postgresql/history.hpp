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

/// What a row says that is written along with others, each word as SQL: literals, or the parameters of a statement that
/// is prepared once for all of them.
struct row_words {
  std::string set_name;
  std::string ordinal;
  std::string version;
  std::string name;
  std::string hash;
  std::string chain;
  std::string program;
  std::string down;
  std::string compatible;
  /// The chain of the row before it.
  std::string before;
};

/// The column in which insert_behind() returns how long a migration took, in microseconds.
inline constexpr const char* returned_duration = "pawl_duration";

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
  /// How many versions follow that one, where it is there and finished and all of them are finished and compatible;
  /// rows of repeatable scripts only have to be finished.
  std::optional<std::size_t> count_compatible(link& link, std::string_view guard,
                                              const history_position& position) const;
  /// The set's rows by ordinal, from a table that find_history() has found to be ours.
  std::vector<history_row> read(link& link, std::string_view guard, std::string_view set_name) const;

  /// What the column `down_script` of the set's rows behind `ordinal` holds, in their order; empty for NULL.
  std::vector<std::string> read_stored_downs(link& link, std::string_view guard, std::string_view set_name,
                                             std::uint32_t ordinal) const;

  std::string create() const;
  std::string insert(const migration& migration, const new_history_row& row) const;
  /// The row of one of several migrations in a message. Fails where the row before it is not there. Its duration, which
  /// is returned, is the time since that was written, or since the message came.
  std::string insert_behind(const row_words& words) const;
  std::string remove(std::string_view set_name, std::uint32_t ordinal) const;
  std::string set_state(const new_history_row& row) const;

 private:
  std::string tail_of(const history_position& position) const;
  std::optional<answer> ask_for_tail(link& link, const std::string& question) const;

  std::string schema_;
  std::string table_;
  std::string label_;
};

/// Whether older programs keep working, as SQL.
std::string_view compatible_word(const migration& migration) noexcept;

/// The migration's down script as a literal, as the history holds it; NULL where there is none that was proven.
std::string down_literal(const migration& migration);

}  // namespace pawl::postgresql
