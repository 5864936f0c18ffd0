#pragma once

/// What a document says of a set.

#include "diagnostics/formats/document.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Of one in which nothing is wrong: nothing is shown of the others.
void note_set(const migration_set& set, document& document);

}  // namespace pawl::generator
