#pragma once

/// What a caller says about proving.

#include <cstdint>
#include <string>

namespace pawl::generator {

/// How PostgreSQL scripts are proven.
enum class postgresql_proof : std::uint8_t {
  /// On a throw-away server where its programs are found, by the parser alone otherwise.
  automatic,
  /// On a throw-away server; an error where there is none.
  server,
  /// By the parser alone.
  parser,
};

struct proof_options {
  postgresql_proof postgresql = postgresql_proof::automatic;
  /// A folder that keeps what makes the next proof shorter; nothing is kept where it is left empty.
  std::string cache = {};
  /// Whether the script that makes the schema is wanted too.
  bool with_script = false;
  /// Whether drafts are applied to tables with rows too, and a server measures what their statements do.
  bool with_rows = true;
};

}  // namespace pawl::generator
