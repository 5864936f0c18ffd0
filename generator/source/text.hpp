#pragma once

/// From a file's bytes to its text.

#include <optional>
#include <string>

#include "diagnostics/diagnostics.hpp"

namespace pawl::generator {

/// The text without its byte-order mark and with LF line endings. No value where the bytes are not UTF-8, or hold a NUL
/// or a CR that no LF follows: `invalid-utf8`, `nul-byte`, `lone-carriage-return`, each at its first place in the file.
std::optional<std::string> read_text(const std::string& path, std::string bytes, diagnostics& found);

}  // namespace pawl::generator
