#pragma once

/// Room for what recurses as deep as a text nests: PostgreSQL's parser and the tree it makes.

#include <functional>

namespace pawl::generator::pg {

/// Runs `work` on a thread of its own with a stack of 64 MB, of which only what is used takes memory; waits for it, and
/// throws what it threw. Where there is no such thread to be had, runs it here.
void with_deep_stack(const std::function<void()>& work);

/// The deepest nesting, as `raw_statement::depth` measures it, of which that stack bears the tree.
inline constexpr unsigned deepest_tree = 16'000;

}  // namespace pawl::generator::pg
