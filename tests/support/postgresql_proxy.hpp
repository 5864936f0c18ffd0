#pragma once

/// Stands between a program and a server, on a unix socket: counts what passes and breaks the connection on cue.
///
///     pawl::test::postgresql_proxy proxy{test_database::host()};
///     pqxx::connection db{replaced(database.connection_string(), test_database::host(), proxy.host())};
///     proxy.arm({.direction = wire::to_server, .messages = 3});
///
/// Messages are those of PostgreSQL's protocol, counted apart in each direction from arm() or count_anew() on; a
/// connection's first one, which has no type, is one too. All calls are safe while traffic passes.

#include <sys/types.h>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace pawl::test {

enum class wire : unsigned char { to_server, to_client };

/// What happens at a place in the traffic; one of `messages` and `bytes` is set and counts from 1.
struct wire_fault {
  wire direction = wire::to_server;
  /// Before this message is passed on.
  std::size_t messages = 0;
  /// Before this byte is passed on.
  std::size_t bytes = 0;
  /// Whether the message is passed on before the rest happens.
  bool after = false;
  /// Whether both ends are closed.
  bool cuts = true;
  /// Called in the proxy's thread, before the cut, with the process id of the backend, 0 where it is not known yet.
  std::function<void(pid_t)> action = {};
};

struct wire_count {
  /// By `wire`.
  std::array<std::size_t, 2> messages{};
  std::array<std::size_t, 2> bytes{};
  /// How often the server said that it was ready for the next question.
  std::size_t round_trips = 0;
  /// The types of the messages to the server, in order.
  std::string types_to_server = {};
};

class postgresql_proxy {
 public:
  /// Listens in a folder of its own and passes on to the server whose socket is in `server_host`.
  explicit postgresql_proxy(const std::string& server_host);
  postgresql_proxy(const postgresql_proxy&) = delete;
  postgresql_proxy& operator=(const postgresql_proxy&) = delete;
  ~postgresql_proxy();

  /// libpq's `host`.
  std::string host() const;

  void arm(wire_fault fault);
  bool fault_came() const;

  void count_anew();
  wire_count count() const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace pawl::test
