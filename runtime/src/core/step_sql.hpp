#pragma once

/// A step as SQL for a person or a shell: what it is, in a comment, and its statements.

#include <string>

#include <pawl/report.hpp>

namespace pawl {

/// Each statement ends with a `;` and a line feed. A step that is only recorded has none.
std::string step_sql(const planned_step& step);

}  // namespace pawl
