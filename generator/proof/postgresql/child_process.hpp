#pragma once

/// Starts a PostgreSQL server's programs: as another account where that is asked for, without the caller's environment
/// and open files, and never outliving the generator, however that ends.
///
/// Boost.Process would need a hook of our own for each of these, and seconds of compile time.

#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proof/postgresql/account.hpp"

namespace pawl::generator {

struct child_command {
  /// An absolute path.
  std::string program;
  std::vector<std::string> arguments = {};
  /// The generator's own account where left out.
  std::optional<account> as = {};
  /// What the child gets when the generator is gone.
  int signal_at_our_end = SIGKILL;
  /// An open file that the child keeps open as long as it lives; -1 for none.
  int kept_file = -1;
  /// Bytes; 0 sets no limit.
  std::uint64_t largest_memory = 0;
};

class child_process {
 public:
  /// Throws `server_unavailable` where no process can be made.
  explicit child_process(const child_command& command);
  child_process(const child_process&) = delete;
  child_process& operator=(const child_process&) = delete;
  /// Kills it where it still runs.
  ~child_process();

  pid_t id() const noexcept { return id_; }
  void send(int signal) const noexcept;
  /// What a shell would call its exit code, once it has ended; no value where it still runs after that time.
  std::optional<int> wait_for(std::chrono::milliseconds time);
  /// What it has written so far, to standard output and error alike.
  std::string output() const;

 private:
  pid_t id_ = -1;
  int output_ = -1;
  std::optional<int> exit_code_;
};

struct child_result {
  int exit_code = 0;
  std::string output;
};

/// Starts a program and waits for its end; `exit_code` is -1 where it took longer than a minute.
child_result run_child(const child_command& command);

}  // namespace pawl::generator
