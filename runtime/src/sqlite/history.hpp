#pragma once

/// The table `main.pawl_history`; docs/formats.md says what its columns mean. Every function throws `failure`.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/database.hpp>

#include "sqlite/query.hpp"
#include "sqlite/settings.hpp"

namespace pawl::sqlite {

inline constexpr const char* history_name = "pawl_history";

/// A row, and those behind it.
struct tail_start {
  std::string_view set_name;
  std::uint32_t ordinal = 0;
  std::string_view chain;
};

/// Whether an object of the schema is the history, or one that SQLite makes for itself.
bool is_history(std::string_view name);
bool is_internal(std::string_view name);

/// Whether that row is the set's last one, and finished. One read; false for whatever is not a history.
bool history_is_at(sqlite3* connection, const tail_start& end);

/// How many of the set's rows follow that one, where it has this chain and all of them are compatible; no value
/// otherwise. One read; no value for whatever is not a history.
std::optional<std::size_t> count_compatible(sqlite3* connection, const tail_start& start);

/// Whether nothing but a history stands in `main`.
bool is_empty(sqlite3* connection);

/// The set's rows by ordinal; no value where there is no history. Throws `errc::history_refused` if the table is not
/// exactly the one that create_history() makes, or has a trigger.
std::optional<std::vector<history_row>> read_history(sqlite3* connection, std::string_view set_name);

/// What the column `down_script` of the set's rows behind `ordinal` holds, in their order; empty for NULL.
std::vector<std::string> read_stored_downs(sqlite3* connection, std::string_view set_name, std::uint32_t ordinal);

void create_history(sqlite3* connection);
/// The SQL for it.
std::string creating_history();

/// Adds rows with one statement, compiled once. No function that a hostile schema names runs while it lives.
class history_writer {
 public:
  explicit history_writer(sqlite3* connection);

  void add(const migration& migration, const new_history_row& row);

 private:
  scoped_setting untrusted_;
  query insert_;
  /// The time of the transaction: asking anew for every row would cost as much as the row.
  std::string now_;
};

void remove_history_row(sqlite3* connection, std::string_view set_name, std::uint32_t ordinal);

}  // namespace pawl::sqlite
