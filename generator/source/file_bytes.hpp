#pragma once

#include <limits>
#include <optional>
#include <string>

namespace pawl::generator {

/// The file's bytes, or its first `most`; no value where the system refuses, with errno set.
std::optional<std::string> read_file(const std::string& path,
                                     std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace pawl::generator
