#pragma once

/// Ctrl-C while a database is written to: the statement that runs is ended, and its transaction rolled back.

#include <exception>

#include <pawl/command_engine.hpp>

namespace pawl::commands {

/// Thrown to leave what is being done.
class interrupted : public std::exception {
 public:
  const char* what() const noexcept override { return "interrupted"; }
};

/// Catches SIGINT and SIGTERM for as long as it lives; one object at a time. The first of them ends the statement;
/// where none runs, and the second time, it does what it did before.
class interruption {
 public:
  explicit interruption(command_connection& connection) noexcept;
  interruption(const interruption&) = delete;
  interruption& operator=(const interruption&) = delete;
  ~interruption();

  /// The signal that came; 0 where none did.
  static int signal() noexcept;

  /// Whether a transaction is open that somebody will roll back.
  static void set_working(bool working) noexcept;

  /// Throws `interrupted` where a signal came.
  static void check();
};

}  // namespace pawl::commands
