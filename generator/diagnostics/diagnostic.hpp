#pragma once

/// One finding of the generator, in the shape of a compiler's: `file:line:column: error: message [id]`.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::generator {

enum class severity : std::uint8_t { error, warning };

/// A place in a file, as it is shown. Line and column count from 1, columns in characters; 0 means "the whole file" (or
/// line).
struct location {
  std::string file = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  /// The text of that line without its end, for the excerpt under the message; empty shows none.
  std::string source_line = {};
};

/// A second place that belongs to the finding: "the first one is here".
struct note {
  location where;
  std::string message;
};

struct diagnostic {
  /// Kebab-case; the page `docs/diagnostics/<id>.md` explains it.
  std::string_view id;
  generator::severity severity = severity::error;
  location where = {};
  /// What happened, one sentence without a full stop.
  std::string message = {};
  /// What to do about it; may span lines.
  std::string hint = {};
  std::vector<note> notes = {};
};

}  // namespace pawl::generator
