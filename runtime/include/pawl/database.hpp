#pragma once

/// The seam: what an engine must offer. Programs use an engine's own class (`sqlite_database`); this page is for
/// whoever writes another engine. The core calls in this order, and an engine may rely on it:
///
///     use(), refuse_open_transaction()
///     is_at()                                          // nothing pending: this is all
///     is_empty(), read_history()                       // to plan; no lock is held yet
///     open_session()
///       begin()                                        // takes the lock that excludes other migrators
///         is_empty(), read_history()                   // again, now that nobody else can write
///         prepare(), create_history() if there is none
///         run()                                        // per step
///         add_history_row() or remove_history_row()    // per step, once all of them have run
///       commit() or rollback()
///     close_session()                                  // always, also after a failure
///
/// Every function but the noexcept ones throws `pawl::error`.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

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

class database {
 public:
  virtual ~database() = default;

  virtual pawl::dialect dialect() const noexcept = 0;

  /// The scope used where `options.transaction` is left out.
  virtual transaction_scope default_scope() const noexcept = 0;

  /// The options of the calls that follow; called first.
  virtual void use(const options& options) = 0;

  /// Throws `errc::in_transaction` if the caller's connection is inside one. Costs no read.
  virtual void refuse_open_transaction() = 0;

  /// Whether the last row of the set's history carries this chain: the verified start. One read, no lock kept, no write
  /// privilege needed, no allocation that grows with the history. False where there is no history.
  virtual bool is_at(std::string_view set_name, std::string_view chain) = 0;

  /// The set's rows by ordinal; no value where the database has no history table. Throws `errc::history_refused` if
  /// what stands under its name is not exactly the table we make.
  virtual std::optional<std::vector<history_row>> read_history(std::string_view set_name) = 0;

  /// Whether the database holds nothing besides a history.
  virtual bool is_empty() = 0;

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
};

}  // namespace pawl
