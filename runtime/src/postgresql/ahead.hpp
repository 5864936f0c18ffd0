#pragma once

/// Many migrations in one message: their transactions one after the other, each with its row in the history.

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include <pawl/database.hpp>

#include "postgresql/history.hpp"
#include "postgresql/history_shape.hpp"
#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// How many of the migrations, from the first, go into one message: as long as it stays small enough for a server to
/// parse at once, and none of them has a statement that has to be refused.
std::size_t count_that_fit(const list<migration>& migrations) noexcept;

/// What else a message is made of.
struct ahead_texts {
  /// Stands between two migrations.
  std::string between;
  /// Writes a row of the history, from what prepare_row() has prepared; otherwise each row is a statement of its own.
  bool is_prepared = false;
  /// Told about statements; may be null.
  pawl::observer* observer = nullptr;
};

/// The message for an open transaction that holds the lock.
std::string ahead_message(const upward_run& work, const history& history, const ahead_texts& texts);

/// Prepares the statement that writes the rows, which spares the server two thirds of its work on them; and what
/// forgets it.
std::string prepare_row(const upward_run& work, const history& history);
std::string forget_row();

/// Follows the answers to such a message.
class ahead_progress {
 public:
  ahead_progress(transaction_scope scope, std::size_t count) noexcept : scope_{scope}, count_{count} {}

  void note(const answer& answer);

  /// How long each took that is committed, in order.
  const std::vector<std::chrono::microseconds>& committed() const noexcept { return committed_; }
  /// Whether a COMMIT was next when the answers ended.
  bool commits_next() const noexcept;

 private:
  transaction_scope scope_;
  std::size_t count_;
  std::vector<std::chrono::microseconds> open_;
  std::vector<std::chrono::microseconds> committed_;
};

}  // namespace pawl::postgresql
