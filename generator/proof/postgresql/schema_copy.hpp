#pragma once

/// The script that makes a schema, tried out.

#include <string>
#include <vector>

#include <pawl/drift.hpp>

#include "proof/postgresql/throwaway_server.hpp"

namespace pawl::generator {

/// The statements that make what the proof's database holds, run in a database of their own. What that then lacks of
/// `schema`, PostgreSQL's catalogues tell in no way that could be run: comments at the script's end name it.
std::string schema_script(const throwaway_server& server, const std::vector<schema_object>& schema);

}  // namespace pawl::generator
