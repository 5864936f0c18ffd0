#pragma once

/// A PostgreSQL server for the proof alone: on a socket that only its account may open, without TCP and without fsync,
/// within bounds of time, memory and disk, and never outliving the generator.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "proof/postgresql/proof_home.hpp"
#include "proof/postgresql/server_programs.hpp"

namespace pawl::generator {

struct server_limits {
  /// For one statement, and for the whole proof.
  std::chrono::milliseconds statement_time = std::chrono::seconds{30};
  std::chrono::milliseconds time = std::chrono::minutes{2};
  /// Bytes of one of the server's processes, and of all its files.
  std::uint64_t memory = std::uint64_t{1} << 30;
  std::uint64_t disk = std::uint64_t{1} << 30;
};

/// The role that scripts run as: it owns its database, may make roles and databases, and is no superuser. Its name is
/// the one that scripts most often take for granted.
inline constexpr const char* script_role = "postgres";
/// The role that made the server.
inline constexpr const char* superuser_role = "pawl";
inline constexpr const char* proof_database = "proof";

class throwaway_server {
 public:
  /// Starts one on a data folder of the home, which must be locked. Throws `server_unavailable`.
  throwaway_server(const server_programs& programs, proof_home& home, const std::string& data,
                   const server_limits& limits = {});
  throwaway_server(const throwaway_server&) = delete;
  throwaway_server& operator=(const throwaway_server&) = delete;
  /// Ends it at once.
  ~throwaway_server();

  /// Ends it with all that was written in its data folder.
  void stop();

  /// For libpq; nothing in it is secret.
  std::string connection_string(const std::string& role, const std::string& database = proof_database) const;

  /// Why it was ended, where it went beyond its limits; empty otherwise.
  std::string exceeded() const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace pawl::generator
