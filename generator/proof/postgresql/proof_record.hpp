#pragma once

/// What earlier proofs in this home have shown. It is written behind a success only, and a text that is not exactly
/// what was written is no record.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proof/postgresql/measurement.hpp"

namespace pawl::generator {

struct proven_step {
  /// The migration's chain: the hash of it and of all before it.
  std::string chain;
  /// The hash of the down script that was proven with it; empty where none was.
  std::string down;
  /// `compatible` or `breaking`, and why, where the schemas before and after it were asked; empty otherwise.
  std::string verdict = {};
  std::string because = {};
  /// Of a draft.
  generator::measurement measurement = {};

  bool operator==(const proven_step&) const = default;
};

/// Why a proof ended before the last migration although nothing is wrong.
struct proof_stop {
  /// The chain of the migration that could not be proven, and the hash of its down.
  std::string chain;
  std::string down;
  std::string id;
  std::string message;
  std::string hint;
  /// Whether it is about the down script, and which of its statements it is.
  bool in_down = false;
  std::uint32_t statement = 0;
  /// A file without which nothing changes; empty where none would help.
  std::string waits_for;

  bool operator==(const proof_stop&) const = default;
};

struct proof_record {
  /// What tells the server's programs from others.
  std::string server;
  /// `15.18`.
  std::string version;
  std::vector<proven_step> steps;
  /// The schema behind the migration with this chain, as `print_schema()` writes it; both empty where it was not read.
  std::string schema_chain = {};
  std::string schema = {};
  /// The script that makes it; empty where nobody asked for it.
  std::string script = {};
  std::optional<proof_stop> stop;

  bool operator==(const proof_record&) const = default;
};

std::string print_record(const proof_record& record);
std::optional<proof_record> parse_record(std::string_view text);

}  // namespace pawl::generator
