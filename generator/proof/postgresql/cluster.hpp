#pragma once

/// The data folder that every proof begins with: a cluster with one empty database and the role that scripts run as.

#include <string>

#include "proof/postgresql/proof_home.hpp"
#include "proof/postgresql/server_programs.hpp"
#include "proof/postgresql/throwaway_server.hpp"

namespace pawl::generator {

/// Where it stands in the home.
inline constexpr const char* empty_cluster = "empty";

/// What tells one server's programs from another's without starting one: `<path> <size> <time>`.
std::string identity_of(const server_programs& programs);

/// Whether `empty_cluster` was made, to its end, by these programs and this version of pawl.
bool has_cluster(const server_programs& programs, const proof_home& home);

/// Makes `empty_cluster` anew with initdb. The home must be locked. Throws `server_unavailable`.
void make_cluster(const server_programs& programs, proof_home& home, const server_limits& limits);

/// Copies a data folder whose server does nothing. The databases that new ones are made of never change: two thirds of
/// all files, which every data folder has from `empty_cluster`.
void copy_cluster(const proof_home& home, const std::string& from, const std::string& to);

}  // namespace pawl::generator
