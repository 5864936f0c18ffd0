#pragma once

/// Has the process kill itself with SIGKILL at one of SQLite's own changes to a file: a crash test that needs no
/// ptrace.

#include <cstddef>

namespace pawl::faults {

/// Wraps SQLite's default VFS and makes the wrapper the default. Before the `at`-th write, sync, truncation or deletion
/// from now on, the process is gone.
void kill_self_at_change(std::size_t at);

}  // namespace pawl::faults
