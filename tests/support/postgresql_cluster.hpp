#pragma once

/// A private PostgreSQL server: a cluster in a folder of its own, reached by a unix socket alone, without fsync, gone
/// with its object and also when the process is killed. Tests that only need a database take a `test_database`, which
/// costs less; this is for those that break a server or set it up differently.
///
///     const pawl::test::postgresql_cluster server{{.settings = {"max_connections=20"}}};
///     pqxx::connection db{server.connection_string("postgres")};

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace pawl::test {

struct cluster_options {
  /// `name=value`, as in postgresql.conf.
  std::vector<std::string> settings = {};
  /// A cluster that was initialised before is copied from here; where the folder does not exist it is made.
  std::filesystem::path template_folder = {};
  /// Where set, the cluster becomes a hot standby of the one whose socket is in this folder.
  std::filesystem::path primary = {};
};

class postgresql_cluster {
 public:
  /// Throws `std::runtime_error` with the server's log where it does not start.
  explicit postgresql_cluster(const cluster_options& options = {});
  postgresql_cluster(const postgresql_cluster&) = delete;
  postgresql_cluster& operator=(const postgresql_cluster&) = delete;
  ~postgresql_cluster();

  /// The folder of its socket: libpq's `host`.
  std::string host() const { return folder_.string(); }
  std::string log() const { return (folder_ / "log").string(); }
  pid_t pid() const noexcept { return pid_; }

  std::string connection_string(const std::string& database, const std::string& role = "postgres") const;

  /// At once, as a crash would; start() recovers.
  void stop();
  void start();

 private:
  void make_data(const cluster_options& options) const;
  bool is_ready() const;

  std::filesystem::path folder_;
  std::vector<std::string> settings_;
  pid_t pid_ = 0;
};

}  // namespace pawl::test
