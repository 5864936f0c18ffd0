#pragma once

/// A line to a PostgreSQL server that is as far away as one likes: a proxy between two unix sockets that counts how
/// often a client spoke and waited for the answer.
///
///     const delayed_line line{test::test_database::host(), std::chrono::milliseconds{5}};
///     pqxx::connection far{line.connection_string(database.name())};

#include <chrono>
#include <memory>
#include <string>

namespace pawl::bench {

class delayed_line {
 public:
  /// What goes to the server in `folder` and back takes `round_trip` longer, half of it either way, however much is
  /// sent.
  delayed_line(const std::string& folder, std::chrono::microseconds round_trip);
  delayed_line(const delayed_line&) = delete;
  delayed_line& operator=(const delayed_line&) = delete;
  ~delayed_line();

  /// For the database and the role that have this name.
  std::string connection_string(const std::string& name) const;

  /// Since the beginning, on all connections: how often a client began to send after it had been answered.
  int round_trips() const noexcept;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace pawl::bench
