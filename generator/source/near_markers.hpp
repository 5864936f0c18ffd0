#pragma once

/// Comments that are a marker or a directive but for blanks, punctuation and case, such as `-- migrate: down`. Read as
/// comments they would make the down script a part of the up script.

#include <string_view>

#include "source/conventions/convention.hpp"
#include "source/file_report.hpp"
#include "source/lexer.hpp"

namespace pawl::generator {

/// Reports a comment on lines of its own whose letters are those of a marker, and which `read_comment` passes over.
void report_near_marker(const token& comment, std::string_view whole, const convention& layout, file_report& report);

}  // namespace pawl::generator
