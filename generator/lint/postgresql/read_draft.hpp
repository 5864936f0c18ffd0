#pragma once

/// The statements of a script, one by one, as rules look at them.

#include <functional>

#include "lint/postgresql/draft.hpp"

namespace pawl::generator {

enum class reading : std::uint8_t {
  every_statement,
  /// Those alone that `known_schema` has to know of.
  schema_alone,
};

/// Calls `visit` with each statement that has a tree, in order; a DO block of plain SQL is followed by what stands in
/// it. No more than one statement is kept.
void read_statements_of(const script& script, reading wanted,
                        const std::function<void(const postgresql_statement&)>& visit);

}  // namespace pawl::generator
