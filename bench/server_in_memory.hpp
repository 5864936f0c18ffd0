#pragma once

namespace pawl::bench {

/// Starts the test server with its files in memory, where the machine has a file system for that. On a disk the time
/// that it takes to make a file depends on how many were removed a moment ago, more than on whoever applies the
/// migrations.
void keep_server_in_memory();

}  // namespace pawl::bench
