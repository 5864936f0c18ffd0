#pragma once

/// The seam: what an engine must offer. Programs use an engine's own class (`sqlite_database`); this page is for
/// whoever writes another engine. The core calls in this order, and an engine may rely on it:
///
///     refuse_older_engine()                            // where the set says how old it may be
///     use(), refuse_open_transaction()
///     is_at()                                          // nothing pending: this is all
///     count_compatible()                               // where newer migrations are allowed
///     read_history(), is_empty() if there is none      // to plan; no lock is held yet
///     open_session()
///       begin()                                        // takes the lock that excludes other migrators
///         is_at(); or read_history() and is_empty()    // again, now that nobody else can write
///         prepare(), create_history() if there is none
///         run()                                        // per step
///         add_history_row() or remove_history_row()    // per step, once all of them have run
///       commit() or rollback()
///     close_session()                                  // always, also after a failure
///
/// Where fits_ahead() says so, run_ahead() does in one go what stands between begin() and commit(). A script that no
/// transaction can hold runs between two of them:
///
///       begin(), ..., add_history_row("running") or set_history_state("undoing"), commit()
///       run_standalone()
///       begin(), set_history_state("applied") or remove_history_row(), commit()
///
/// Where one of the steps is such a script, keep_lock() is called in the first transaction, before its first write, and
/// release_lock() behind the last one.
///
/// read_schema() is called behind read_history(), outside of a session; read_history() follows it once more, to see
/// whether somebody has upgraded the database meanwhile.
///
/// Every function but the noexcept ones throws `pawl::error`.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/drift.hpp>
#include <pawl/error.hpp>
#include <pawl/migration.hpp>
#include <pawl/observer.hpp>
#include <pawl/options.hpp>
#include <pawl/report.hpp>

namespace pawl {

/// A row to be written; views into constant data.
struct new_history_row {
  std::string_view set_name;
  std::uint32_t ordinal = 0;
  std::string_view state;
  std::chrono::microseconds duration{0};
  std::string_view program;
};

/// Ups that shall run, each in a transaction of its own or all in one, and what their rows in the history say.
struct upward_run {
  std::string_view set_name;
  /// They follow each other in the set; none of them is standalone.
  list<migration> migrations;
  /// How many rows the history holds, and the chain of the last one; empty where it holds none.
  std::uint32_t applied = 0;
  std::string_view chain;
  bool has_history = false;
  transaction_scope scope = transaction_scope::each;
  std::string_view program;
};

/// What a database holds besides rows, and the engine that said so: `SQLite 3.40.1`.
struct live_schema {
  std::string engine;
  std::vector<schema_object> objects;
};

class database {
 public:
  virtual ~database() = default;

  virtual pawl::dialect dialect() const noexcept = 0;

  /// The scope used where `options.transaction` is left out.
  virtual transaction_scope default_scope() const noexcept = 0;

  /// Throws `errc::engine_too_old` where the engine is older than that version, which is numbered as its library does.
  /// Costs no read. By default it lets every one pass.
  virtual void refuse_older_engine(std::uint32_t minimum);

  /// The options of the calls that follow.
  virtual void use(const options& options) = 0;

  /// Throws `errc::in_transaction` if the caller's connection is inside one. Costs no read.
  virtual void refuse_open_transaction() = 0;

  /// Whether the last row of the set's history is this one and is finished: the verified start. One read, no
  /// lock kept, no write privilege needed, no allocation that grows with the history. False where there is no history.
  virtual bool is_at(std::string_view set_name, std::uint32_t ordinal, std::string_view chain) = 0;

  /// The same where the program is older than the database: how many versions follow that one, where it is there and
  /// finished and each of them is finished and marked compatible; no value otherwise. Rows of repeatable scripts only
  /// have to be finished. One read.
  virtual std::optional<std::size_t> count_compatible(std::string_view set_name, std::uint32_t ordinal,
                                                      std::string_view chain) = 0;

  /// The set's rows by ordinal; no value where the database has no history table. Throws `errc::history_refused` if
  /// what stands under its name is not exactly the table we make.
  virtual std::optional<std::vector<history_row>> read_history(std::string_view set_name) = 0;

  /// What the column `down_script` of the set's rows behind `ordinal` holds, in their order; empty for NULL. Throws
  /// `errc::history_refused` where others than whoever migrates may write there: what it holds is going to be run.
  virtual std::vector<std::string> read_stored_downs(std::string_view set_name, std::uint32_t ordinal) = 0;

  /// Whether the database holds nothing besides a history.
  virtual bool is_empty() = 0;

  /// The schema as the engine keeps it (SQLite: the rows of its schema table), for the core to compare with `expected`,
  /// which was read from a database made by the same migrations: what those cannot have touched may be left out. The
  /// columns of a table stand in their order. Reads only, locks nobody out, and leaves the history out.
  virtual live_schema read_schema(const std::vector<schema_object>& expected) = 0;

  /// Sets what must be set outside a transaction and remembers what the caller had. Throws `errc::read_only`, with
  /// nothing changed, where the database cannot be written.
  virtual void open_session() = 0;
  /// Restores what open_session() changed.
  virtual void close_session() noexcept = 0;

  /// Begins a transaction that excludes other migrators; waits for them no longer than `options.lock_timeout`.
  virtual void begin() = 0;
  /// Told which steps this transaction will run, before the first of them.
  virtual void prepare(const plan& steps) = 0;
  /// Commits; throws `errc::foreign_keys_violated` instead where the steps broke foreign keys that held before.
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;

  /// Runs the statements of `migration.up` or `migration.down` in order.
  virtual void run(const migration& migration, direction direction) = 0;

  virtual void create_history() = 0;
  virtual void add_history_row(const migration& migration, const new_history_row& row) = 0;
  virtual void remove_history_row(std::string_view set_name, std::uint32_t ordinal) = 0;

  /// How many of the migrations, from the first, run_ahead() would send at once. 0, the default, where an engine gains
  /// nothing by it.
  virtual std::size_t fits_ahead(const list<migration>& migrations) const noexcept;
  /// Runs ups, writes their rows and commits, in as few messages as it can, beginning in the transaction that begin()
  /// has opened; afterwards none is open. Returns how long each took that is committed, from the first; the others did
  /// not happen. Throws only where the connection broke: a statement that fails is found by running it once more,
  /// alone.
  virtual std::vector<std::chrono::microseconds> run_ahead(const upward_run& work);

  /// Called behind the rollback of a transaction that failed. Returns, having waited, where another attempt is worth
  /// it; otherwise throws `reason`, or an error that says more. `attempt` counts from 1. By default it throws.
  virtual void retry_or_throw(const error& reason, unsigned attempt);

  /// Keeps other migrators out also between transactions, until release_lock(), because this migration runs outside
  /// of them.
  virtual void keep_lock(const migration& reason);
  virtual void release_lock() noexcept;
  /// Runs the statement of a script that no transaction can hold. With `resumes`, an earlier start may have run it in
  /// part or whole, and what it left is dealt with as `script.standalone` says. Throws `errc::statement_failed` where
  /// nothing of it is left, and its row goes; behind any other error the row stays, and the next start finishes it.
  virtual void run_standalone(const migration& migration, direction direction, bool resumes);
  /// Sets the state and duration of a row.
  virtual void set_history_state(const new_history_row& row);
};

}  // namespace pawl
