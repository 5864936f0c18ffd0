#pragma once

/// Running a script that was proven, to have done what it does.

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "postgresql/link.hpp"
#include "source/set.hpp"
#include "source/statement_effect.hpp"

namespace pawl::generator {

/// The last of very many drafts are those that somebody writes.
inline constexpr std::size_t most_with_rows = 50;

/// Its SQL.
std::string statement_text(const script& script, std::size_t index);

/// Whether the statement is one of very many, or lies far behind: what looks at each statement ends before it.
bool is_beyond_bounds(const script& script, std::size_t index);

/// Whether it has such statements.
bool is_large(const script& script);

/// In a transaction, where one can hold it. Throws `postgresql::failure`.
void run_script(postgresql::link& line, const script& script);

/// Names of the tables that stood there before.
std::set<std::string> touched_by(const std::vector<statement_effect>& effects);

}  // namespace pawl::generator
