#pragma once

/// What a draft may do to somebody although it is correct: found by a rule of lint, or by the proof with rows.

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace pawl::generator {

struct lint_finding {
  /// The rule's id; the page `docs/lint/<rule>.md` explains it.
  std::string rule;
  /// Where it is, from the beginning of the up script.
  std::uint32_t offset = 0;
  /// What can go wrong, one sentence without a full stop.
  std::string message = {};
  /// The safer SQL, for this very statement; may span lines.
  std::string hint = {};
  std::vector<note> notes = {};

  bool operator==(const lint_finding& other) const {
    return rule == other.rule && offset == other.offset && message == other.message;
  }
};

}  // namespace pawl::generator
