#pragma once

/// Markers that only the tool sees which a folder was made with: it looks at the beginnings of lines, whatever stands
/// around them.

#include "source/conventions/convention.hpp"
#include "source/file_report.hpp"
#include "source/lexer.hpp"

namespace pawl::generator {

/// Reports and returns whether there is one: the first line of a string, a quoted identifier or a block comment that
/// `layout`'s tool takes for a marker.
bool report_hidden_marker(const token& token, const convention& layout, file_report& report);

}  // namespace pawl::generator
