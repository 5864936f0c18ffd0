#pragma once

/// What a `postgresql_database` works on, and the parts of its work that are more than one statement.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/postgresql.hpp>

#include "core/script_text.hpp"
#include "postgresql/errors.hpp"
#include "postgresql/history.hpp"
#include "postgresql/history_shape.hpp"
#include "postgresql/link.hpp"
#include "postgresql/notice_relay.hpp"
#include "postgresql/rights.hpp"

namespace pawl {

/// What scripts rely on, whatever the session's default is.
inline constexpr std::string_view begin_transaction = "BEGIN ISOLATION LEVEL READ COMMITTED; ";

struct postgresql_database::session {
  explicit session(pqxx::connection& connection) : caller{connection}, line{connection} {}

  void refuse_open_transaction() const;
  /// The same for a transaction object of libpqxx that has sent nothing yet.
  void refuse_transaction_object() const;

  void create_history();

  /// Begins a transaction and takes the lock.
  void begin();
  /// Runs one statement of a script in the transaction.
  void run(const migration& migration, const script& script, const statement& statement);
  std::vector<std::chrono::microseconds> run_ahead(const upward_run& work);
  void run_standalone(const migration& migration, const script& script, bool resumes);
  void keep_lock(const migration& reason);

  /// The error for a table that others kept for too long.
  [[noreturn]] void refuse_held_table(const error& reason);

  postgresql::telling how_to_tell() const;
  /// What stands before a SELECT from the history.
  std::string guard() const { return is_open ? writing_guard(past, shape) : past.reading_guard(); }
  /// What a transaction begins with.
  std::string opening() const;
  /// What stands between two migrations of one message.
  std::string next_ahead(transaction_scope scope) const;
  /// Undoes what a script has set in the transaction.
  std::string reset() const;

  template <typename Action>
  auto keep_books(Action&& action);
  template <typename Action>
  auto read_books(Action&& action);

  pqxx::connection& caller;
  postgresql::link line;
  pawl::options options;
  postgresql::history past;
  std::int64_t key = 0;
  postgresql::history_shape shape;
  /// Lives while the caller's session is worked on.
  std::optional<postgresql::notice_relay> notices;
  /// The server process that the work was begun with, and what its session was like.
  int backend = 0;
  postgresql::session_facts facts;
  /// Whether no pooler stands before the server, as far as the last transaction could tell.
  bool is_direct = false;
  /// Whether a transaction of ours is open, and the search_path that it began with.
  bool is_open = false;
  std::string path;
  bool has_run_script = false;
  /// What the transaction was announced to run.
  plan steps;
  statement_reader reader;
  /// The text of the statement that failed last.
  std::string failed;

 private:
  [[noreturn]] static void refuse_transaction();
  bool try_to_begin();
  [[noreturn]] void refuse_busy();
};

/// What fails is Pawl's own statement.
template <typename Action>
auto postgresql_database::session::keep_books(Action&& action) {
  try {
    return action();
  } catch (const postgresql::failure& reason) {
    throw postgresql::bookkeeping_error(reason);
  }
}

/// The same, for what a mere reader may do.
template <typename Action>
auto postgresql_database::session::read_books(Action&& action) {
  if (!is_open && line.is_in_transaction()) refuse_open_transaction();
  return keep_books([&] {
    try {
      return action();
    } catch (const postgresql::failure& reason) {
      if (is_open || reason.broken || !reason.is("42501")) throw;
      postgresql::refuse_reader(line, past);
    }
  });
}

}  // namespace pawl
