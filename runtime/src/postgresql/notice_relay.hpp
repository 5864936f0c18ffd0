#pragma once

/// The server's notices, handed to an observer.

#include <exception>

#include <pqxx/pqxx>

#include <pawl/observer.hpp>

struct pg_result;

namespace pawl::postgresql {

/// Hands notices to an observer for as long as it lives, and also to whoever got them before.
class notice_relay {
 public:
  /// Does nothing where `observer` is null.
  notice_relay(const pqxx::connection& connection, observer* observer) noexcept;
  notice_relay(const notice_relay&) = delete;
  notice_relay& operator=(const notice_relay&) = delete;
  ~notice_relay();

  /// Throws what the observer threw since the last call.
  void rethrow();

 private:
  static void receive(void* self, const pg_result* notice) noexcept;
  void hand_on(const pg_result* notice) noexcept;

  const pqxx::connection& connection_;
  observer* observer_;
  void (*before_)(void*, const pg_result*) = nullptr;
  std::exception_ptr thrown_;
};

}  // namespace pawl::postgresql
