#pragma once

/// What a program may watch while its database is upgraded: progress and statements.
///
/// Override what you need. The calls come from the thread that migrates, inside the transaction, and must not use its
/// connection. An exception thrown from one reaches the caller of `migrate()` and rolls the transaction back; only what
/// `committed()` tells of has happened. None is called when nothing is pending. Where an engine sends several
/// migrations in one message (PostgreSQL, a transaction each), all of them begin before the first one has run, and all
/// have been committed when the first is reported; one that failed begins again, alone, to find the statement.
///
///     struct progress_line : pawl::observer {
///       void migration_begins(const pawl::migration& m, pawl::direction, std::size_t i, std::size_t n) override {
///         std::cout << i << '/' << n << ' ' << m.name << std::endl;
///       }
///     };

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <pawl/migration.hpp>

namespace pawl {

enum class direction : std::uint8_t { up, down };

class observer {
 public:
  virtual ~observer() = default;

  /// Step `index` (from 1) of `count` begins.
  virtual void migration_begins(const migration&, direction, std::size_t /*index*/, std::size_t /*count*/) {}

  /// A statement is about to run.
  virtual void statement_begins(const migration&, std::string_view /*sql*/) {}

  /// The step's statements have run; they last once the transaction commits.
  virtual void migration_ran(const migration&, direction, std::chrono::microseconds) {}

  /// A transaction was committed: every step reported so far is durable as far as the database's settings promise.
  virtual void committed() {}

  /// Another connection holds the lock; called once a wait.
  virtual void waiting_for_lock() {}

  /// The server said something beside its answer: RAISE NOTICE, "relation already exists, skipping". Without line end.
  virtual void notice(std::string_view /*text*/) {}
};

}  // namespace pawl
