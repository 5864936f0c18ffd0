#pragma once

/// pgbouncer in front of the shared test server: a private one, on a unix socket alone, gone with its object.

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "support/postgresql_server.hpp"

namespace pawl::faults {

class pooler {
 public:
  /// `mode`: session or transaction. `connections`: how many it opens to the server.
  pooler(const test::test_database& database, const std::string& mode, unsigned connections = 2);
  pooler(const pooler&) = delete;
  pooler& operator=(const pooler&) = delete;
  ~pooler();

  std::string connection_string() const;

 private:
  void stop() const;

  std::filesystem::path folder_;
  std::string database_;
  std::string role_;
  pid_t pid_ = 0;
};

}  // namespace pawl::faults
