#pragma once

/// Drafts on a database that was upgraded from one release to the next, and got rows at each of them: its rows are as
/// they were then, which the tables of today may not take.

#include <cstddef>
#include <vector>

#include "proof/postgresql/measurement.hpp"
#include "proof/postgresql/throwaway_server.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// How many migrations each of the releases has that froze the first `drafts` of them, where that is more than the one
/// that drafts begin at.
std::vector<std::size_t> earlier_heads(const dialect_migrations& set, std::size_t drafts);

/// Adds what only rows of earlier releases show to what was measured of the drafts, which begin at `first`. The
/// server's database must be empty. What keeps one from running on such rows ends it.
void add_from_heads(const throwaway_server& server, const dialect_migrations& set, std::size_t first,
                    std::vector<measurement>& measured);

}  // namespace pawl::generator
