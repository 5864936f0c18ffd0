#pragma once

/// prove, for PostgreSQL: what its parser has read is applied to a throw-away server, where its programs are found.

#include <cstddef>

#include "diagnostics/diagnostics.hpp"
#include "proof/postgresql/server_programs.hpp"
#include "proof/postgresql/throwaway_server.hpp"
#include "proof/proof_options.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Proves the first `provable` migrations as far as the options ask for it and a server can be had, stops at the first
/// that fails, and fills `proof` with what was shown. Without a server it adds `server-unavailable`: an error where one
/// was asked for, a warning otherwise.
void prove_postgresql(dialect_migrations& set, std::size_t provable, const proof_options& options, diagnostics& found);

/// The same with what the above takes from the environment and the set.
struct proof_surroundings {
  server_search search;
  server_limits limits;
};
void prove_postgresql(dialect_migrations& set, std::size_t provable, const proof_options& options,
                      const proof_surroundings& surroundings, diagnostics& found);

/// The default limits, with more for a set that holds much: a bomb is small.
server_limits server_limits_for(const dialect_migrations& set);

}  // namespace pawl::generator
