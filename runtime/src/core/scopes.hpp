#pragma once

/// What has to be ended on every way out: a session, a transaction, the lock that is kept between transactions.

#include <pawl/database.hpp>
#include <pawl/migration.hpp>

namespace pawl {

/// Closes the session on every way out.
class session {
 public:
  explicit session(database& database) : database_{database} { database_.open_session(); }
  session(const session&) = delete;
  session& operator=(const session&) = delete;
  ~session() { database_.close_session(); }

 private:
  database& database_;
};

/// Rolls back on every way out but commit().
class transaction {
 public:
  explicit transaction(database& database) : database_{database} { database_.begin(); }
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;
  ~transaction() {
    if (is_open_) database_.rollback();
  }

  void commit() {
    database_.commit();
    is_open_ = false;
  }

  /// Somebody else has ended it.
  void is_over() noexcept { is_open_ = false; }

 private:
  database& database_;
  bool is_open_ = true;
};

/// Keeps other migrators out between transactions.
class kept_lock {
 public:
  kept_lock(database& database, const migration& reason) : database_{database} { database_.keep_lock(reason); }
  kept_lock(const kept_lock&) = delete;
  kept_lock& operator=(const kept_lock&) = delete;
  ~kept_lock() { database_.release_lock(); }

 private:
  database& database_;
};

}  // namespace pawl
