#pragma once

/// What `read_comment` (directives.hpp) does not leave to be a plain comment.

#include <string_view>

namespace pawl::generator {

/// Whether `read_comment` takes a line comment that says this for a marker or a directive, right or wrong.
bool is_taken_for_marker(std::string_view text);

}  // namespace pawl::generator
