#pragma once

/// From the offset of a byte to the place that people read.

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"

namespace pawl::generator {

/// The place of the byte at `offset` of a file's text; an offset at or behind the end is the text's end.
location locate(const std::string& path, std::string_view text, std::size_t offset);

}  // namespace pawl::generator
