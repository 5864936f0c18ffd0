#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <pawl/sqlite.hpp>

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/script_text.hpp"
#include "sqlite/errors.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/foreign_keys.hpp"
#include "sqlite/history.hpp"
#include "sqlite/lock_wait.hpp"
#include "sqlite/query.hpp"
#include "sqlite/schema.hpp"
#include "sqlite/settings.hpp"
#include "sqlite/statement.hpp"

namespace pawl {
namespace {

struct sqlite_free {
  void operator()(void* block) const noexcept { sqlite3_free(block); }
};
using sqlite_memory = std::unique_ptr<void, sqlite_free>;

/// Far more than SQLite needs to prepare and run a ROLLBACK.
constexpr int rollback_memory = 16 * 1024;

}  // namespace

struct sqlite_database::session {
  explicit session(sqlite3* connection) noexcept
      : foreign_keys{connection, SQLITE_DBCONFIG_ENABLE_FKEY, false},
        legacy_alter_table{connection, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, false},
        no_attaching{connection, SQLITE_LIMIT_ATTACHED, 0} {}

  /// With foreign keys on, a rebuilt table's DROP deletes the rows of its children; nothing can be set inside the
  /// transaction.
  sqlite::scoped_setting foreign_keys;
  /// The old ALTER TABLE RENAME leaves views and triggers behind that name the old table: the build proved the new one.
  sqlite::scoped_setting legacy_alter_table;
  /// The build refuses what would reach another file; of a script that the database holds, only this does.
  sqlite::scoped_limit no_attaching;
  /// Lives from prepare() to commit().
  std::optional<sqlite::foreign_key_audit> audit;
  /// Lives from the first row of a transaction to its end.
  std::optional<sqlite::history_writer> history;
  statement_reader reader;
  /// Held from begin() on and given back for a rollback: where memory is exhausted, ROLLBACK would fail too, and the
  /// caller would be handed an open transaction.
  sqlite_memory reserve;
};

sqlite_database::sqlite_database(sqlite3* connection) noexcept : connection_{connection} {}

sqlite_database::~sqlite_database() = default;

/// Runs `action` until no other connection is in its way, for no longer than the limit.
template <typename Action>
auto sqlite_database::wait_for_lock(Action&& action) {
  sqlite::lock_wait wait{lock_timeout_, observer_};
  for (;;) {
    try {
      return action();
    } catch (const sqlite::failure& reason) {
      if (!reason.is_busy() || !wait.again()) throw sqlite::bookkeeping_error(reason, lock_timeout_);
    }
  }
}

/// The same, with no function run that a hostile file's schema names.
template <typename Action>
auto sqlite_database::keep_books(Action&& action) {
  const sqlite::scoped_setting untrusted{connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, false};
  return wait_for_lock(std::forward<Action>(action));
}

void sqlite_database::refuse_older_engine(std::uint32_t minimum) {
  if (static_cast<std::uint32_t>(sqlite3_libversion_number()) >= minimum) return;
  const auto part = [&](std::uint32_t unit) { return std::to_string(minimum / unit % 1'000); };
  fail(errc::engine_too_old,
       concat({"this program runs with SQLite ", sqlite3_libversion(), ", and its migrations need ", part(1'000'000),
               ".", part(1'000), ".", part(1)}),
       "install a newer SQLite, or link the program with one");
}

void sqlite_database::use(const options& options) {
  if (connection_ == nullptr) fail(errc::database_failed, "the connection is null");
  lock_timeout_ = options.lock_timeout;
  observer_ = options.observer;
}

void sqlite_database::refuse_open_transaction() {
  if (sqlite3_get_autocommit(connection_) != 0) return;
  fail(errc::in_transaction, "the connection is inside a transaction",
       "commit it or roll it back first: migrations need transactions of their own");
}

bool sqlite_database::is_at(std::string_view set_name, std::uint32_t ordinal, std::string_view chain) {
  return keep_books([&] { return sqlite::history_is_at(connection_, {set_name, ordinal, chain}); });
}

std::optional<std::size_t> sqlite_database::count_compatible(std::string_view set_name, std::uint32_t ordinal,
                                                             std::string_view chain) {
  return keep_books([&] { return sqlite::count_compatible(connection_, {set_name, ordinal, chain}); });
}

std::optional<std::vector<history_row>> sqlite_database::read_history(std::string_view set_name) {
  return keep_books([&] { return sqlite::read_history(connection_, set_name); });
}

std::vector<std::string> sqlite_database::read_stored_downs(std::string_view set_name, std::uint32_t ordinal) {
  return keep_books([&] { return sqlite::read_stored_downs(connection_, set_name, ordinal); });
}

bool sqlite_database::is_empty() {
  return keep_books([&] { return sqlite::is_empty(connection_); });
}

live_schema sqlite_database::read_schema(const std::vector<schema_object>&) {
  return keep_books([&] {
    return live_schema{concat({"SQLite ", sqlite3_libversion()}), sqlite::schema_reader{connection_}.read()};
  });
}

void sqlite_database::open_session() {
  if (sqlite3_db_readonly(connection_, "main") == 1) {
    throw sqlite::bookkeeping_error({SQLITE_READONLY, sqlite3_errstr(SQLITE_READONLY)}, {});
  }
  session_ = std::make_unique<session>(connection_);
  if (session_->foreign_keys.holds()) return;
  session_.reset();
  fail(errc::database_failed, "SQLite does not let go of foreign keys");
}

void sqlite_database::close_session() noexcept { session_.reset(); }

void sqlite_database::begin() {
  if (!session_->reserve) session_->reserve.reset(sqlite3_malloc(rollback_memory));
  if (!session_->reserve) throw sqlite::bookkeeping_error({SQLITE_NOMEM, sqlite3_errstr(SQLITE_NOMEM)}, {});
  wait_for_lock([&] { sqlite::execute(connection_, "BEGIN IMMEDIATE"); });
}

void sqlite_database::prepare(const plan& steps) {
  session_->audit.reset();
  bool changes_rows = false;
  for (const planned_step& step : steps) {
    changes_rows = changes_rows || (runs(step) && script_of(*step.migration, step.direction).changes_rows);
  }
  if (changes_rows) keep_books([&] { session_->audit.emplace(connection_); });
}

void sqlite_database::commit() {
  session_->history.reset();
  if (session_->audit) keep_books([&] { session_->audit->refuse_new_violations(); });
  // A reader can keep COMMIT waiting; the transaction stays open meanwhile.
  wait_for_lock([&] { sqlite::execute(connection_, "COMMIT"); });
}

void sqlite_database::rollback() noexcept {
  session_->history.reset();
  session_->reserve.reset();
  // SQLite may have rolled back by itself. Where something fails even now, it is worth another try.
  for (int tries = 0; tries < 3 && sqlite3_get_autocommit(connection_) == 0; ++tries) {
    sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

/// Statements are looked at as they end; what else can come in between is an observer.
void sqlite_database::refuse_lost_transaction() const {
  if (sqlite3_get_autocommit(connection_) == 0) return;
  fail(errc::transaction_ended, "the observer ended the transaction of the migrations",
       "an observer must not use the connection that is being migrated");
}

void sqlite_database::run(const migration& migration, direction direction) {
  const script& script = script_of(migration, direction);
  for (const statement& statement : script.statements) {
    const std::string_view sql = session_->reader.read(script, statement);
    if (observer_ != nullptr) observer_->statement_begins(migration, sql);
    refuse_lost_transaction();
    try {
      sqlite::run_statement(connection_, sql.data(), sql.size());
    } catch (const sqlite::failure& reason) {
      const bool ended = sqlite3_get_autocommit(connection_) != 0;
      throw sqlite::statement_error(reason, migration, script, statement, ended);
    }
  }
}

void sqlite_database::create_history() {
  keep_books([&] { sqlite::create_history(connection_); });
}

void sqlite_database::add_history_row(const migration& migration, const new_history_row& row) {
  refuse_lost_transaction();
  wait_for_lock([&] {
    if (!session_->history) session_->history.emplace(connection_);
    session_->history->add(migration, row);
  });
}

void sqlite_database::remove_history_row(std::string_view set_name, std::uint32_t ordinal) {
  refuse_lost_transaction();
  keep_books([&] { sqlite::remove_history_row(connection_, set_name, ordinal); });
}

report migrate(sqlite3* connection, const migration_set& set, const options& options) {
  sqlite_database database{connection};
  return migrate(database, set, options);
}

}  // namespace pawl
