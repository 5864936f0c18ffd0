#include "support/postgresql_proxy.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <list>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "support/temporary_folder.hpp"

namespace pawl::test {
namespace {

constexpr std::size_t index_of(wire direction) { return direction == wire::to_server ? 0 : 1; }

sockaddr_un address_in(const std::string& folder) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = folder + "/.s.PGSQL.5432";
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  return address;
}

int checked(int result, const char* what) {
  if (result < 0) throw std::system_error{errno, std::generic_category(), what};
  return result;
}

int new_socket() { return checked(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"); }

std::size_t number_at(const std::string& bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes[i]);
  return number;
}

/// One direction of one connection.
struct stream {
  int from = -1;
  int to = -1;
  wire direction = wire::to_server;
  std::string unread = {};
  /// A client's first message has no type.
  bool has_types = false;

  /// The next whole message, taken from what has come.
  std::optional<std::string> take_message() {
    const std::size_t type = has_types ? 1 : 0;
    if (unread.size() < type + 4) return std::nullopt;
    const std::size_t size = type + number_at(unread, type);
    if (unread.size() < size) return std::nullopt;
    std::string message = unread.substr(0, size);
    unread.erase(0, size);
    return message;
  }
};

struct connection {
  explicit connection(int client, int server)
      : streams{stream{client, server, wire::to_server}, stream{server, client, wire::to_client}} {
    streams[1].has_types = true;
  }
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;
  ~connection() {
    ::close(streams[0].from);
    ::close(streams[1].from);
  }

  std::array<stream, 2> streams;
  pid_t backend = 0;
};

bool send_all(int socket, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = ::send(socket, data, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    data += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

}  // namespace

struct postgresql_proxy::state {
  explicit state(const std::string& host) : server_host{host} {
    const sockaddr_un address = address_in(folder.path());
    checked(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), "bind");
    checked(::listen(listener, 128), "listen");
    thread = std::thread{[this] { serve(); }};
  }
  state(const state&) = delete;
  state& operator=(const state&) = delete;
  ~state() {
    stopping = true;
    thread.join();
    ::close(listener);
  }

  void serve() {
    while (!stopping) {
      std::vector<pollfd> sockets{{listener, POLLIN, 0}};
      for (const connection& open : connections) {
        for (const stream& each : open.streams) sockets.push_back({each.from, POLLIN, 0});
      }
      if (::poll(sockets.data(), sockets.size(), 5) <= 0) continue;
      std::size_t at = 1;
      for (auto open = connections.begin(); open != connections.end();) {
        const bool ready[] = {sockets[at].revents != 0, sockets[at + 1].revents != 0};
        at += 2;
        const bool stays = (!ready[0] || pump(*open, open->streams[0])) && (!ready[1] || pump(*open, open->streams[1]));
        open = stays ? std::next(open) : connections.erase(open);
      }
      if (sockets[0].revents != 0) accept();
    }
    connections.clear();
  }

  void accept() {
    const int client = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    const int server = new_socket();
    const sockaddr_un address = address_in(server_host);
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
      connections.emplace_back(client, server);
      return;
    }
    ::close(client);
    ::close(server);
  }

  /// Passes on what has come; false where the connection is over.
  bool pump(connection& open, stream& in) {
    char buffer[1 << 16];
    const ssize_t count = ::recv(in.from, buffer, sizeof buffer, MSG_DONTWAIT);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    if (count == 0) return false;
    in.unread.append(buffer, static_cast<std::size_t>(count));
    while (const std::optional<std::string> message = in.take_message()) {
      if (!pass(open, in, *message)) return false;
      in.has_types = true;
    }
    return true;
  }

  bool pass(connection& open, const stream& in, const std::string& message) {
    const char type = in.has_types ? message[0] : '\0';
    if (in.direction == wire::to_client && type == 'K') open.backend = static_cast<pid_t>(number_at(message, 5));
    // Counted before it is passed on: who has the answer sees the count.
    const std::optional<std::size_t> before_fault = count_message(in.direction, type, message.size());
    if (!before_fault) return send_all(in.to, message.data(), message.size());
    const wire_fault now = fault;
    if (!send_all(in.to, message.data(), now.after ? message.size() : *before_fault)) return false;
    if (now.action) now.action(open.backend);
    came = true;
    if (now.cuts) return false;
    return now.after || send_all(in.to, message.data() + *before_fault, message.size() - *before_fault);
  }

  /// How many of the message's bytes pass before the fault, where it comes within this message.
  std::optional<std::size_t> count_message(wire direction, char type, std::size_t size) {
    const std::lock_guard lock{mutex};
    std::size_t& messages = counted.messages[index_of(direction)];
    std::size_t& bytes = counted.bytes[index_of(direction)];
    ++messages;
    bytes += size;
    if (direction == wire::to_client && type == 'Z') ++counted.round_trips;
    if (direction == wire::to_server) counted.types_to_server += type == '\0' ? '^' : type;
    if (!armed || fault.direction != direction) return std::nullopt;
    if (fault.messages == 0 && bytes < fault.bytes) return std::nullopt;
    if (fault.messages != 0 && messages < fault.messages) return std::nullopt;
    armed = false;
    return fault.messages != 0 ? 0 : fault.bytes - 1 - (bytes - size);
  }

  const std::string server_host;
  const temporary_folder folder;
  const int listener = new_socket();
  std::list<connection> connections;
  std::atomic<bool> stopping{false};
  std::atomic<bool> came{false};
  mutable std::mutex mutex;
  wire_count counted;
  wire_fault fault;
  bool armed = false;
  std::thread thread;
};

postgresql_proxy::postgresql_proxy(const std::string& server_host) : state_{std::make_unique<state>(server_host)} {}
postgresql_proxy::~postgresql_proxy() = default;

std::string postgresql_proxy::host() const { return state_->folder.path(); }

void postgresql_proxy::arm(wire_fault fault) {
  const std::lock_guard lock{state_->mutex};
  state_->counted = {};
  state_->fault = std::move(fault);
  state_->armed = true;
  state_->came = false;
}

bool postgresql_proxy::fault_came() const { return state_->came; }

void postgresql_proxy::count_anew() {
  const std::lock_guard lock{state_->mutex};
  state_->counted = {};
}

wire_count postgresql_proxy::count() const {
  const std::lock_guard lock{state_->mutex};
  return state_->counted;
}

}  // namespace pawl::test
