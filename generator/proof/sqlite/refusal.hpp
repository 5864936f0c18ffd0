#pragma once

/// Why a statement may not be in a migration although SQLite could run it.

#include <string>
#include <string_view>

namespace pawl::generator {

struct refusal {
  /// The diagnostic's id.
  std::string_view id;
  std::string message;
  std::string hint;
  /// The name that it is about, to find its place in the statement; empty where that is the statement's beginning.
  std::string name = {};
};

/// `history-touched`, which the text of a statement shows, or SQLite's authorizer where the name is disguised.
refusal touching_history();

}  // namespace pawl::generator
