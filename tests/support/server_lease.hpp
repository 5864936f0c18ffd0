#pragma once

/// How test processes share a server without a common parent: each holds a shared lock on a file of the build tree, and
/// the server's keeper (keep_server_main.cpp), a process of its own, stops the server when it has had that file for
/// itself for a while. The kernel drops the lock of whoever ends, however it ends.

#include <string>

namespace pawl::test {

class server_lease {
 public:
  /// Starts a keeper where there is none. Throws `std::runtime_error` where there can be none.
  server_lease();
  server_lease(const server_lease&) = delete;
  server_lease& operator=(const server_lease&) = delete;
  ~server_lease();

  /// The folder of the server's socket.
  const std::string& host() const noexcept { return host_; }

  /// Where the locks and the address lie.
  static std::string folder();

 private:
  int lock_ = -1;
  std::string host_;
};

}  // namespace pawl::test
