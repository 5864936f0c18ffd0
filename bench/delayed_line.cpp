#include "delayed_line.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <deque>
#include <stdexcept>
#include <thread>
#include <vector>

#include "scratch_folder.hpp"

namespace pawl::bench {
namespace {

using clock = std::chrono::steady_clock;

constexpr const char* socket_name = "/.s.PGSQL.5432";

sockaddr_un address_of(const std::string& path) {
  sockaddr_un result{};
  result.sun_family = AF_UNIX;
  if (path.size() >= sizeof result.sun_path) throw std::runtime_error("too long for a socket: " + path);
  path.copy(static_cast<char*>(result.sun_path), path.size());
  return result;
}

int new_socket() { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

int connect_to(const std::string& path) {
  const int result = new_socket();
  const sockaddr_un address = address_of(path);
  if (connect(result, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(result);
    throw std::runtime_error("cannot connect to " + path);
  }
  return result;
}

int listen_at(const std::string& path) {
  const int result = new_socket();
  const sockaddr_un address = address_of(path);
  if (bind(result, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || listen(result, 64) != 0)
    throw std::runtime_error("cannot listen at " + path);
  return result;
}

/// What was read from one side and is due at the other.
struct parcel {
  clock::time_point due;
  std::string bytes;
};

bool send_all(int to, const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t now = send(to, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (now <= 0) return false;
    sent += static_cast<std::size_t>(now);
  }
  return true;
}

/// One direction of a connection.
struct pipeline {
  int from = -1;
  int to = -1;
  std::deque<parcel> parcels = {};

  bool receive(clock::duration delay) {
    std::array<char, 65536> block{};
    const ssize_t got = read(from, block.data(), block.size());
    if (got <= 0) return false;
    parcels.push_back({clock::now() + delay, {block.data(), static_cast<std::size_t>(got)}});
    return true;
  }

  bool deliver() {
    for (const auto now = clock::now(); !parcels.empty() && parcels.front().due <= now; parcels.pop_front())
      if (!send_all(to, parcels.front().bytes)) return false;
    return true;
  }
};

struct connection {
  pipeline out;
  pipeline back;
  /// Whether the server spoke last, or nobody did.
  bool answered = true;
};

/// Until the next parcel is due, in a form that ppoll() takes; a stop is noticed within 100 ms.
timespec until_due(const std::vector<connection>& connections) {
  auto due = clock::now() + std::chrono::milliseconds{100};
  for (const connection& c : connections)
    for (const pipeline* p : {&c.out, &c.back})
      if (!p->parcels.empty()) due = std::min(due, p->parcels.front().due);
  const auto wait = std::max(clock::duration::zero(), due - clock::now());
  return {0, static_cast<long>(std::chrono::nanoseconds{wait}.count())};
}

}  // namespace

struct delayed_line::state {
  state(const std::string& server_folder, std::chrono::microseconds round_trip)
      : server{server_folder + socket_name},
        delay{round_trip / 2},
        door{listen_at(folder.path().string() + socket_name)} {
    worker = std::thread{[this] { serve(); }};
  }
  ~state() {
    stopped = true;
    worker.join();
    close(door);
  }
  state(const state&) = delete;
  state& operator=(const state&) = delete;

  void serve() {
    while (!stopped) {
      std::vector<pollfd> watched{{door, POLLIN, 0}};
      for (const connection& c : connections) {
        watched.push_back({c.out.from, POLLIN, 0});
        watched.push_back({c.back.from, POLLIN, 0});
      }
      const timespec wait = until_due(connections);
      if (ppoll(watched.data(), watched.size(), &wait, nullptr) < 0) continue;
      pass_on(watched);
      if ((watched[0].revents & POLLIN) != 0) admit();
    }
    for (const connection& c : connections) hang_up(c);
  }

  void pass_on(const std::vector<pollfd>& watched) {
    std::vector<connection> kept;
    for (std::size_t i = 0; i < connections.size(); ++i) {
      connection& c = connections[i];
      if (carry(c, watched[2 * i + 1].revents != 0, watched[2 * i + 2].revents != 0))
        kept.push_back(std::move(c));
      else
        hang_up(c);
    }
    connections = std::move(kept);
  }

  /// False where either side has gone; what is on its way then is lost, as it is where a cable breaks.
  bool carry(connection& c, bool asked, bool answered) {
    if (asked) {
      if (c.answered) ++trips;
      c.answered = false;
      if (!c.out.receive(delay)) return false;
    }
    if (answered) {
      c.answered = true;
      if (!c.back.receive(delay)) return false;
    }
    return c.out.deliver() && c.back.deliver();
  }

  void admit() {
    const int client = accept4(door, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    const int far = connect_to(server);
    connections.push_back({{client, far}, {far, client}});
  }

  static void hang_up(const connection& c) {
    close(c.out.from);
    close(c.back.from);
  }

  scratch_folder folder;
  std::string server;
  clock::duration delay;
  int door;
  std::vector<connection> connections;
  std::atomic<bool> stopped = false;
  std::atomic<int> trips = 0;
  std::thread worker;
};

delayed_line::delayed_line(const std::string& folder, std::chrono::microseconds round_trip)
    : state_{std::make_unique<state>(folder, round_trip)} {}
delayed_line::~delayed_line() = default;

std::string delayed_line::connection_string(const std::string& name) const {
  return "host=" + state_->folder.path().string() + " dbname=" + name + " user=" + name;
}
int delayed_line::round_trips() const noexcept { return state_->trips; }

}  // namespace pawl::bench
