// The process that starts and stops the server which the test processes of a build share; see server_lease.hpp.
//
//     pawl_test_server_keeper <folder>
//
// Starts a server, writes its address into the folder, waits until nobody has used it for a while, and stops it.

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "support/postgresql_cluster.hpp"

namespace {

using clock_type = std::chrono::steady_clock;

constexpr std::chrono::seconds idle_time{5};

void write_whole(const std::string& path, const std::string& text) {
  std::ofstream{path + ".new"} << text;
  std::filesystem::rename(path + ".new", path);
}

/// Returns with the lease locked: whoever comes then waits for our end, finds no address and starts another keeper.
void wait_until_idle(const std::string& lease_file) {
  const int lease = ::open(lease_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lease < 0) throw std::runtime_error{lease_file + " cannot be opened"};
  for (clock_type::time_point last_use = clock_type::now();;) {
    const bool unused = ::flock(lease, LOCK_EX | LOCK_NB) == 0;
    if (!unused) last_use = clock_type::now();
    if (clock_type::now() - last_use >= idle_time) return;
    // Given back at once: a test that begins now waits no longer than this.
    if (unused) ::flock(lease, LOCK_UN);
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) return 2;
  const std::string folder = values[1];
  try {
    const pawl::test::postgresql_cluster server{{.template_folder = folder + "/template"}};
    write_whole(folder + "/address", server.host());
    wait_until_idle(folder + "/lease");
    std::filesystem::remove(folder + "/address");
  } catch (const std::exception& failure) {
    write_whole(folder + "/failure", failure.what());
    return 1;
  }
}
