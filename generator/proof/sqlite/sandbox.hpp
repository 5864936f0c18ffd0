#pragma once

/// An SQLite database in memory in which the SQL of strangers runs: it can reach no file, load no code, use no more
/// time and memory than it is given, and do nothing that a migration may not do.

#include <chrono>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proof/sqlite/refusal.hpp"
#include "proof/sqlite/seen.hpp"

struct sqlite3;

namespace pawl::generator {

struct sandbox_limits {
  /// Of the processor, for one statement and for all of them.
  std::chrono::milliseconds statement_time = std::chrono::seconds{2};
  std::chrono::milliseconds time = std::chrono::seconds{10};
  /// Bytes of SQLite's heap, for the whole process.
  std::int64_t memory = std::int64_t{256} << 20;
};

/// What SQLite said a statement would do, by its authorizer.
struct statement_effects {
  /// Rows of a table that is not temporary, or a whole table.
  bool changes_rows = false;
  /// Any object, of whatever kind: all of them stand in SQLite's schema table.
  bool changes_schema = false;
  bool alters_tables = false;
  /// Something that was there is altered or dropped.
  bool rewrites_schema = false;
  bool makes_temporary = false;
  /// Tables by what happens to them; the same one may stand there more than once.
  std::vector<std::string> created;
  std::vector<std::string> deleted_from;
  std::vector<std::string> updated;
  std::vector<std::string> dropped;
  std::vector<std::string> inserted_into;
  /// Table and column, for each column that `updated` is about.
  std::vector<std::pair<std::string, std::string>> updated_columns;
};

/// The bytes of a database.
using database_copy = std::vector<unsigned char>;

/// A copy of `main` as it is within the open transaction; empty where there is not enough memory.
database_copy copy_of(sqlite3* connection);

/// A statement did what it may not, or too much of it.
class refused : public std::exception {
 public:
  explicit refused(refusal why) : why_{std::move(why)} {}
  const refusal& why() const noexcept { return why_; }
  const char* what() const noexcept override { return why_.message.c_str(); }

 private:
  refusal why_;
};

class sandbox {
 public:
  /// Opens a transaction as the runtime does, foreign keys off and the history made.
  explicit sandbox(const sandbox_limits& limits);
  /// With a database as `copy_of()` has given it, in which all this was done.
  sandbox(const sandbox_limits& limits, const database_copy& copy);
  sandbox(const sandbox&) = delete;
  sandbox& operator=(const sandbox&) = delete;
  ~sandbox();

  /// Runs one statement by the runtime's own code. A NUL must follow somewhere behind it. Throws `refused`, or what
  /// `pawl::sqlite::run_statement` throws.
  statement_effects run(const char* sql, std::size_t length);

  /// From now on each action of a statement is added to `actions`; null for those of nobody's interest.
  void note_actions(std::vector<seen_action>* actions) noexcept { noted_ = actions; }

  /// Whether statements that are not run by `run()` take no more time than it gives them; each call begins anew.
  void watch_time(bool watch) noexcept;

  /// For questions about the schema; nothing is refused to them.
  sqlite3* connection() const noexcept { return connection_.get(); }

 private:
  struct closer {
    void operator()(sqlite3* connection) const noexcept;
  };

  static int authorize(void* self, int action, const char* first, const char* second, const char* database,
                       const char* trigger) noexcept;
  static int check_time(void* self) noexcept;

  void open();
  void load(const database_copy& copy);
  void begin();
  bool permits(int action, std::string_view first, std::string_view second, bool temporary);
  void note(seen_action action);
  bool is_out_of_time();
  [[noreturn]] void explain_failure();

  sandbox_limits limits_;
  std::int64_t previous_memory_limit_;
  std::unique_ptr<sqlite3, closer> connection_;
  std::chrono::milliseconds deadline_;
  /// No value until the statement has run for a while.
  std::optional<std::chrono::milliseconds> statement_deadline_;
  /// Whether a migration's statement runs, and not a question of ours.
  bool watching_ = false;
  bool watching_time_ = false;
  bool out_of_time_ = false;
  std::optional<refusal> refusal_;
  statement_effects effects_;
  std::vector<seen_action>* noted_ = nullptr;
};

}  // namespace pawl::generator
